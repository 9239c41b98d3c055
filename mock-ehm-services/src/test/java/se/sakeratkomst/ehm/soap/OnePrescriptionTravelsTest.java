package se.sakeratkomst.ehm.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;
import tools.jackson.databind.JsonNode;

/** There is one store with two faces: what version 17 writes is read in 21, and the other way round. */
@ExtendWith(RunsEhm.class)
class OnePrescriptionTravelsTest {

    private static JsonNode entry(JsonNode bundle, String id) {
        return bundle.path("entry")
                .valueStream()
                .map(each -> each.path("resource"))
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String storedId(JsonNode journal) {
        return journal.at("/facts/stored/0").asString().split("/")[1];
    }

    @Test
    void writtenBy17ReadIn21PartlyDispensedIn21TheRestIn17HistoryEqual(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        SoapClient anna = SoapClient.physician(ehm, vendor);
        SoapClient farid = SoapClient.pharmacist(ehm, vendor);
        NllClient nll = NllClient.physician(ehm, vendor, Vendor.TORE).pharmacist();

        Fields created = anna.call("SkapaOrdinationVardResponder/V6", Requests.prescription(Vendor.TORE, 3));
        assertThat(created.one("affResultat").orElseThrow().text("affStatus")).contains("0");
        long number = created.number("skapatOrdinationsId").orElseThrow();
        JsonNode written = ehm.lastEntry(vendor.lab(), "ehm.version17");
        assertThat(written.at("/facts/operation").asString()).isEqualTo("SkapaOrdinationVard");
        assertThat(written.at("/facts/role").asString()).isEqualTo("forskrivare");
        String id = storedId(written);

        JsonNode read = entry(NllClient.ok(nll.get("/MedicationRequest?patient=" + nll.patient())), id);
        assertThat(read.at("/dosageInstruction/0/text").asString()).isEqualTo("1 tablett vid behov");
        assertThat(read.at("/contained/0/name/0/family").asString()).isEqualTo("Testläkare");
        NllClient.ok(nll.post("/MedicationDispense", nll.dispense(NllClient.reference(read), 1)));

        Values list = new Values().put("personnummer", Vendor.TORE).put("ordinationsId", number);
        Fields seen = farid.call("HamtaAktuellaOrdinationerResponder/V5", list)
                .one("ordinationslista")
                .orElseThrow();
        Fields prescription = seen.one("helforpackningsordinationLista").orElseThrow();
        assertThat(prescription.at("ordinationsstatus").orElseThrow().text("status"))
                .contains("205");
        assertThat(prescription.at("helforpackningsregler").orElseThrow().text("resterandeAntalUttag"))
                .contains("2");

        long dispatch = Long.parseLong(farid.call(
                        "HamtaExpeditionsIdResponder/V1",
                        new Values()
                                .put("aktorsExpIdSaknas", true)
                                .put(
                                        "klientinformation",
                                        new Values()
                                                .put("anvandare", "farid")
                                                .put("session", "1")
                                                .put("system", "7359999000014")))
                .required("expeditionsId"));
        Fields rehearsed = farid.call("KontrolleraUttagResponder/V1", Requests.rehearse(number, Vendor.TORE, dispatch))
                .one("uttagslista")
                .orElseThrow();
        assertThat(rehearsed.at("affResultat").orElseThrow().text("affStatus")).contains("0");
        assertThat(rehearsed.text("uttagsId")).isEmpty();

        long version = seen.number("underlagsversion").orElseThrow();
        Fields second =
                farid.call("GodkannUttagResponder/V1", Requests.approve(number, Vendor.TORE, dispatch, version));
        assertThat(second.at("helforpackningsuttagLista", "uttagsstatus")
                        .orElseThrow()
                        .text("status"))
                .contains("200");
        long next = second.at("ordinationslista")
                .orElseThrow()
                .number("underlagsversion")
                .orElseThrow();
        Fields third =
                farid.call("GodkannUttagResponder/V7", Requests.approve(number, Vendor.TORE, dispatch + 1, next));
        assertThat(third.at("ordinationslista", "helforpackningsordinationLista", "ordinationsstatus")
                        .orElseThrow()
                        .text("status"))
                .contains("207");

        JsonNode dispenses = NllClient.ok(nll.get("/MedicationDispense?patient=" + nll.patient()));
        List<String> in21 = new ArrayList<>();
        dispenses.path("entry").forEach(each -> {
            JsonNode resource = each.path("resource");
            if (resource.at("/authorizingPrescription/0/reference").asString().contains(id)) {
                in21.add(resource.path("status").asString());
            }
        });
        for (String path : List.of("HamtaOrdinationshistorikResponder/V4", "HamtaOrdinationshistorikResponder/V5")) {
            Fields history = farid.call(path, new Values().put("ordinationsId", number));
            List<String> in17 = history.all("helforpackningsuttagLista").stream()
                    .map(each -> each.at("uttagsstatus").orElseThrow().required("status"))
                    .toList();
            assertThat(in17).containsExactly("200", "200", "200");
            assertThat(in21).containsExactly("completed", "completed", "completed");
            JsonNode versions = NllClient.ok(nll.get("/MedicationRequest/" + id + "/_history"));
            assertThat(history.all("helforpackningsordinationLista").stream()
                            .map(each ->
                                    each.at("ordinationsstatus").orElseThrow().required("radversion")))
                    .containsExactlyElementsOf(versions.path("entry")
                            .valueStream()
                            .map(each -> each.at("/resource/meta/versionId").asString())
                            .toList());
        }
        assertThat(farid.call("HamtaAktuellaOrdinationerResponder/V5", list)
                        .at("ordinationslista", "helforpackningsordinationLista"))
                .as("what is used up is no longer current")
                .isEmpty();
        assertThat(farid.call("HamtaIckeAktuellaOrdinationerResponder/V6", list)
                        .at("ordinationKortInfolista", "helforpackningsordinationLista"))
                .isPresent();
    }

    @Test
    void aDispenseThatIsTakenBackIn17IsTakenBackIn21(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        SoapClient anna = SoapClient.physician(ehm, vendor);
        SoapClient farid = SoapClient.pharmacist(ehm, vendor);
        NllClient nll = NllClient.physician(ehm, vendor, Vendor.TORE).pharmacist();
        long number = anna.call("SkapaOrdinationVardResponder/V6", Requests.prescription(Vendor.TORE, 1))
                .number("skapatOrdinationsId")
                .orElseThrow();
        String id = storedId(ehm.lastEntry(vendor.lab(), "ehm.version17"));
        Values list = new Values().put("personnummer", Vendor.TORE).put("ordinationsId", number);
        long version = farid.call("HamtaAktuellaOrdinationerResponder/V5", list)
                .at("ordinationslista")
                .orElseThrow()
                .number("underlagsversion")
                .orElseThrow();
        Fields approved = farid.call(
                "GodkannUttagResponder/V1", Requests.approve(number, Vendor.TORE, 100_000_000_000_001L, version));
        assertThat(nll.get("/MedicationRequest/" + id).body()).contains("\"completed\"");
        farid.call(
                "BackaKrediteraUttagResponder/V1",
                new Values()
                        .put("expeditionsIdUrsprung", 100_000_000_000_001L)
                        .put(
                                "uttagAttBacka",
                                List.of(approved.at("helforpackningsuttagLista")
                                        .orElseThrow()
                                        .required("uttagsId"))));
        assertThat(nll.get("/MedicationRequest/" + id).body()).contains("\"active\"");
        assertThat(farid.call("HamtaGallandeOrdinationsversionResponder/V1", new Values().put("ordinationsid", number))
                        .text("resterandeAntalUttag"))
                .contains("1");
    }

    @Test
    void whatIsPrescribedIn21IsCorrectedAndCancelledIn17(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        NllClient physician = NllClient.physician(ehm, vendor, Vendor.TORE);
        JsonNode made = NllClient.ok(physician.post("/MedicationRequest", physician.prescription(2)));
        SoapClient anna = SoapClient.physician(ehm, vendor);
        Fields current = anna.call(
                        "HamtaAktuellaOrdinationerResponder/V5", new Values().put("personnummer", Vendor.TORE))
                .one("ordinationslista")
                .orElseThrow();
        Fields told = current.all("helforpackningsordinationLista").stream()
                .filter(each -> each.at("ordinationsinformation")
                        .flatMap(about -> about.text("originalordinationsId"))
                        .filter(made.path("id").asString()::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        long number = told.number("ordinationsId").orElseThrow();
        long version = current.number("underlagsversion").orElseThrow();
        Fields stale = anna.call("KorrigeraOrdinationVardResponder/V6", correction(number, version - 1));
        assertThat(stale.at("affResultat", "affFelLista").orElseThrow().text("felkod"))
                .contains("U.011");
        Fields corrected = anna.call("KorrigeraOrdinationVardResponder/V6", correction(number, version));
        assertThat(corrected.at("affResultat").orElseThrow().text("affStatus")).contains("0");
        JsonNode read = NllClient.ok(
                physician.get("/MedicationRequest/" + made.path("id").asString()));
        assertThat(read.at("/dosageInstruction/0/text").asString()).isEqualTo("1 tablett till kvällen");
        Fields cancelled = anna.call(
                "MakuleraOrdinationVardResponder/V4",
                new Values()
                        .put("makulering", new Values().put("orsakskod", 1).put("paUppdragAv", "F"))
                        .put("ordinationsId", number));
        assertThat(cancelled.at("affResultat").orElseThrow().text("affStatus")).contains("0");
        assertThat(NllClient.ok(physician.get(
                                "/MedicationRequest/" + made.path("id").asString()))
                        .path("status")
                        .asString())
                .isEqualTo("stopped");
    }

    private static Values correction(long number, long version) {
        return new Values()
                .put("doseringstext1", "1 tablett till kvällen")
                .put("forandring", new Values().put("kommentar", "TEST ändrat"))
                .put("forman", false)
                .put("ordinationsid", number)
                .put("underlagsversion", version);
    }
}
