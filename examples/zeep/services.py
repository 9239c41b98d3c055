"""The version 17 services as zeep sees them: it knows nothing of the sandbox but the WSDL. Each line that is printed was observed."""
import datetime
import logging
import os
import re
import uuid

import requests
import zeep
from lxml import etree
from zeep.cache import InMemoryCache
from zeep.plugins import HistoryPlugin
from zeep.transports import Transport

URL, FOLDER, SCHEMAS = os.environ["SOAP_URL"], os.environ["CREDENTIALS"], os.environ["SCHEMAS"]
PATIENT = os.environ.get("PATIENT", "199001012385")
ENVELOPE = "{http://schemas.xmlsoap.org/soap/envelope/}"
CACHE = InMemoryCache()
logging.getLogger("zeep").setLevel(logging.ERROR)


def session(token):
    own = requests.Session()
    own.cert, own.verify = f"{FOLDER}/client.pem", f"{FOLDER}/trust.pem"
    own.trust_env = False  # else requests would rather trust what the environment says
    own.headers["Authorization"] = f"Bearer {token}"
    return own


class Schema:
    """The schema of a service, with those it imports, as libxml2 understands it."""

    known = {}

    @classmethod
    def of(cls, http, address):
        if address not in cls.known:
            wsdl = http.get(address + "?wsdl").text
            folder = os.path.join(SCHEMAS, address.split("/apisp/")[1].replace("/", "-"))
            os.makedirs(folder, exist_ok=True)
            first = re.search(r'schemaLocation="([^"]+)"', wsdl).group(1)
            cls.fetch(http, first, folder)
            cls.known[address] = etree.XMLSchema(file=os.path.join(folder, first.split("xsd=")[1]))
        return cls.known[address]

    @classmethod
    def fetch(cls, http, location, folder):
        path = os.path.join(folder, location.split("xsd=")[1])
        text = http.get(location).text
        others = re.findall(r'schemaLocation="([^"]+)"', text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r'schemaLocation="[^"]*xsd=([^"]+)"', r'schemaLocation="\1"', text))
        for other in others:
            if not os.path.exists(os.path.join(folder, other.split("xsd=")[1])):
                cls.fetch(http, other, folder)


class System:
    """One user's system."""

    def __init__(self, token):
        self.http = session(token)
        self.history = HistoryPlugin()

    def client(self, address):
        return zeep.Client(
            address + "?wsdl", transport=Transport(session=self.http, cache=CACHE), plugins=[self.history]
        )

    def call(self, path, **request):
        """Calls, validates what came, and returns it."""
        address = f"{URL}/{path}"
        name = path.split("Responder")[0]
        answer = getattr(self.client(address).service, name)(**request)
        body = self.history.last_received["envelope"].find(f"{ENVELOPE}Body")
        Schema.of(self.http, address).assertValid(etree.ElementTree(body[0]))
        return answer

    def refused(self, path, **request):
        """Calls, and returns the exception in the fault, which is valid."""
        address = f"{URL}/{path}"
        name = path.split("Responder")[0]
        try:
            getattr(self.client(address).service, name)(**request)
        except zeep.exceptions.Fault as fault:
            exception = fault.detail[0]
            Schema.of(self.http, address).assertValid(etree.ElementTree(exception))
            return exception[0].text
        raise AssertionError(f"{name} was answered")


anna, farid = System(os.environ["PHYSICIAN_TOKEN"]), System(os.environ["PHARMACIST_TOKEN"])
client = {"anvandare": "farid", "session": "1", "system": "7359999000014"}

services = [line.split() for line in anna.http.get(URL).text.splitlines()[1:]]
for domain, name, version, offered, address in services:
    port = anna.client(address).wsdl.services[f"{name}ResponderService"].ports[f"{name}ResponderPort"]
    assert list(port.binding.all()) == [name], name
    Schema.of(anna.http, address)
print(f"{len(services)} contracts of {len({each[0] for each in services})} domains are read by zeep, and their schemas by libxml2")

now = datetime.datetime.now().replace(microsecond=0)
article = {"nplId": "20990101000028", "nplPackId": "20990101100025"}
made = anna.call(
    "SkapaOrdinationVardResponder/V6",
    helforpackningsordination={
        "artikelinformation": article,
        "behandlingsinformation": {"andamalKlartext": "Mot allergi", "doseringstext1": "1 tablett vid behov"},
        "helforpackningsregler": {"ejTillatenSubstitution": False, "forman": False, "forskrivetAntalUttag": 2},
        "mangdinformation": {"antalForpackningar": 1, "startforpackning": False},
        "ordinationsinformation": {
            "ordinationstidpunkt": now,
            "originalordinationsId": str(uuid.uuid4()),
            "patient": {"efternamn": "Testsson", "fornamn": "Tore", "personnummer": PATIENT},
            "testindikator": 3,
        },
    },
    ordinatorsKontaktuppgift={"adress1": "Strandvägen 1", "postnummer": "12345", "postort": "Norrvik", "telefonnummer1": "08-4650001"},
)
assert made.affResultat.affStatus == 0, made
number = made.skapatOrdinationsId
print(f"or: Anna prescribed {number}")

seen = farid.call("HamtaAktuellaOrdinationerResponder/V5", personnummer=PATIENT, ordinationsId=number).ordinationslista
assert seen.helforpackningsordinationLista[0].ordinationsstatus.status == 202
dispatch = int(farid.call("HamtaExpeditionsIdResponder/V1", aktorsExpIdSaknas=True, klientinformation=client).expeditionsId)
done = farid.call(
    "GodkannUttagResponder/V1",
    apoteksaktorensExpeditionsId="exp-1",
    expeditionsId=dispatch,
    expeditionsdatum=now,
    expeditionsunderlag=[
        {
            "helforpackningsuttag": {
                "artikelinformation": article,
                "expedieratAntalForpackningar": 1,
                "expeditionsradId": 1,
                "formansval": "U",
                "startforpackning": False,
                "uttagstyp": "H",
            },
            "ordinationsId": number,
        }
    ],
    personnummer=PATIENT,
    underlagsversion=seen.underlagsversion,
)
assert done.helforpackningsuttagLista[0].uttagsstatus.status == 200
history = farid.call("HamtaOrdinationshistorikResponder/V4", ordinationsId=number)
assert len(history.helforpackningsuttagLista) == 1
print(f"or: Farid dispensed {number} in {dispatch}, and its history tells it")

info = farid.call("HamtaKundInfoResponder/V6", klientinformation=client, personnummer=PATIENT)
assert info.receptFinns
print(f"axs: {info.kundinformation.redNamn} has prescriptions")

pharmacies = farid.call("HamtaApoteksInfoResponder/V1", glnKod=["7359999000014"])
print(f"expo: {pharmacies.apoteksinformationLista[0].namn}")

for domain, path, request in (
    ("lf", "KontrolleraForskrivarbehorighetResponder/V1", {"klientinformation": client, "personnummer": PATIENT}),
    ("pris", "HamtaHkdbKontoResponder/V1", {"klientinformation": client, "persNr": PATIENT}),
    ("folk", "HamtaSparInformationResponder/V1", {"klientinformation": client, "personnummer": PATIENT}),
):
    code = farid.refused(path, **request)
    assert code == "TEST-TJANSTEN-ERBJUDS-INTE", code
    print(f"{domain}: {path} says that it is not offered")
