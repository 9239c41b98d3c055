// The version 17 services as soap from npm sees them: it knows nothing of the sandbox but the WSDL. Each line that is printed was observed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import soap from 'soap';

const { SOAP_URL, CREDENTIALS, SCHEMAS, PHYSICIAN_TOKEN, PHARMACIST_TOKEN, PATIENT = '199001012385' } = process.env;
const agent = new Agent({
  pfx: readFileSync(`${CREDENTIALS}/client.p12`),
  passphrase: readFileSync(`${CREDENTIALS}/client.p12.password`, 'utf8').trim(),
  ca: readFileSync(`${CREDENTIALS}/trust.pem`),
  keepAlive: true,
});

const fetched = new Map();

function get(address) {
  if (!fetched.has(address)) {
    fetched.set(address, new Promise((resolve, reject) => {
      httpsRequest(address, { agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => { text += part; });
        answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(`${address}: ${answer.statusCode}`))));
      }).on('error', reject).end();
    }));
  }
  return fetched.get(address);
}

/** Puts a schema and those it imports into a folder, where xmllint finds them. */
async function schema(location, folder) {
  const file = `${folder}/${location.split('xsd=')[1]}`;
  if (existsSync(file)) {
    return file;
  }
  const text = await get(location);
  writeFileSync(file, text.replace(/schemaLocation="[^"]*xsd=([^"]+)"/g, 'schemaLocation="$1"'));
  for (const [, other] of text.matchAll(/schemaLocation="([^"]+)"/g)) {
    await schema(other, folder);
  }
  return file;
}

/** Validates the one element in the body, or in the detail of its fault. */
async function validate(address, envelope) {
  const folder = `${SCHEMAS}/${address.split('/apisp/')[1].replace('/', '-')}`;
  mkdirSync(folder, { recursive: true });
  const wsdl = await get(`${address}?wsdl`);
  const file = await schema(wsdl.match(/schemaLocation="([^"]+)"/)[1], folder);
  const [, content] = envelope.match(/<detail>(.*)<\/detail>/s) ?? envelope.match(/<soap:Body>(.*)<\/soap:Body>/s);
  writeFileSync(`${folder}/answer.xml`, content);
  execFileSync('xmllint', ['--noout', '--schema', file, `${folder}/answer.xml`], { stdio: 'pipe' });
}

// soap's own fetching takes no client certificate for the schemas that a WSDL imports, so it is given what is fetched here.
const httpClient = {
  request(address, body, callback, headers, options) {
    if (!body) {
      get(address).then((text) => callback(null, { status: 200, data: text }, text), callback);
      return { headers: {} };
    }
    const sent = httpsRequest(address, { method: 'POST', agent, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => { text += part; });
      answer.on('end', () => callback(null, { status: answer.statusCode, statusCode: answer.statusCode, headers: answer.headers, data: text }, text));
    });
    sent.on('error', callback).end(body);
    return { headers, body };
  },
};

/** One user's system. */
class System {
  constructor(token) {
    this.token = token;
  }

  async client(address) {
    const client = await soap.createClientAsync(`${address}?wsdl`, { httpClient, disableCache: true });
    client.addHttpHeader('Authorization', `Bearer ${this.token}`);
    return client;
  }

  async call(path, request) {
    const address = `${SOAP_URL}/${path}`;
    const client = await this.client(address);
    const [answer, raw] = await client[`${path.split('Responder')[0]}Async`](request);
    await validate(address, raw);
    return answer;
  }

  async refused(path, request) {
    const address = `${SOAP_URL}/${path}`;
    const client = await this.client(address);
    try {
      await client[`${path.split('Responder')[0]}Async`](request);
    } catch (fault) {
      await validate(address, fault.response.data);
      return fault.root.Envelope.Body.Fault.detail.ApplicationException.code;
    }
    throw new Error(`${path} was answered`);
  }
}

const anna = new System(PHYSICIAN_TOKEN);
const farid = new System(PHARMACIST_TOKEN);
const klientinformation = { anvandare: 'farid', session: '1', system: '7359999000014' };

const services = (await get(SOAP_URL)).trim().split('\n').slice(1).map((line) => line.split(' '));
for (const [, name, , , address] of services) {
  const described = (await anna.client(address)).describe();
  assert.ok(described[`${name}ResponderService`][`${name}ResponderPort`][name], name);
}
console.log(`${services.length} contracts of ${new Set(services.map(([domain]) => domain)).size} domains are read by soap`);

const now = new Date().toISOString();
const artikelinformation = { nplId: '20990101000028', nplPackId: '20990101100025' };
const made = await anna.call('SkapaOrdinationVardResponder/V6', {
  helforpackningsordination: {
    artikelinformation,
    behandlingsinformation: { andamalKlartext: 'Mot allergi', doseringstext1: '1 tablett vid behov' },
    helforpackningsregler: { ejTillatenSubstitution: false, forman: false, forskrivetAntalUttag: 2 },
    mangdinformation: { antalForpackningar: 1, startforpackning: false },
    ordinationsinformation: {
      ordinationstidpunkt: now,
      originalordinationsId: randomUUID(),
      patient: { efternamn: 'Testsson', fornamn: 'Tore', personnummer: PATIENT },
      testindikator: 3,
    },
  },
  ordinatorsKontaktuppgift: { adress1: 'Strandvägen 1', postnummer: '12345', postort: 'Norrvik', telefonnummer1: '08-4650001' },
});
assert.equal(Number(made.affResultat.affStatus), 0);
const ordinationsId = made.skapatOrdinationsId;
console.log(`or: Anna prescribed ${ordinationsId}`);

const { ordinationslista } = await farid.call('HamtaAktuellaOrdinationerResponder/V5', { personnummer: PATIENT, ordinationsId });
assert.equal(Number([ordinationslista.helforpackningsordinationLista].flat()[0].ordinationsstatus.status), 202);
const { expeditionsId } = await farid.call('HamtaExpeditionsIdResponder/V1', { aktorsExpIdSaknas: true, klientinformation });
const done = await farid.call('GodkannUttagResponder/V1', {
  apoteksaktorensExpeditionsId: 'exp-1',
  expeditionsId,
  expeditionsdatum: now,
  expeditionsunderlag: [{
    helforpackningsuttag: {
      artikelinformation, expedieratAntalForpackningar: 1, expeditionsradId: 1, formansval: 'U', startforpackning: false, uttagstyp: 'H',
    },
    ordinationsId,
  }],
  personnummer: PATIENT,
  underlagsversion: ordinationslista.underlagsversion,
});
assert.equal(Number([done.helforpackningsuttagLista].flat()[0].uttagsstatus.status), 200);
console.log(`or: Farid dispensed ${ordinationsId} in ${expeditionsId}`);

const info = await farid.call('HamtaKundInfoResponder/V6', { klientinformation, personnummer: PATIENT });
console.log(`axs: ${info.kundinformation.redNamn} has prescriptions: ${info.receptFinns}`);

const pharmacies = await farid.call('HamtaApoteksInfoResponder/V1', { glnKod: ['7359999000014'] });
console.log(`expo: ${[pharmacies.apoteksinformationLista].flat()[0].namn}`);

for (const [domain, path, request] of [
  ['lf', 'KontrolleraForskrivarbehorighetResponder/V1', { klientinformation, personnummer: PATIENT }],
  ['pris', 'HamtaHkdbKontoResponder/V1', { klientinformation, persNr: PATIENT }],
  ['folk', 'HamtaSparInformationResponder/V1', { klientinformation, personnummer: PATIENT }],
]) {
  assert.equal(await farid.refused(path, request), 'TEST-TJANSTEN-ERBJUDS-INTE');
  console.log(`${domain}: ${path} says that it is not offered`);
}
agent.destroy();
