package se.sakeratkomst.ehm.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.Vendor;

/** Receptdepå djur at a pharmacy, over the services that the sandbox has designed for it. */
@ExtendWith(RunsEhm.class)
class AnimalServicesTest {

    private static final Values CUSTOMER = new Values()
            .put(
                    "klientinformation",
                    new Values().put("anvandare", "farid").put("session", "1").put("system", "7359999000014"))
            .put("personnummer", Vendor.TORE);
    private static final Values OWNER = new Values().put("djuragare", new Values().put("personnummer", Vendor.TORE));

    private final EhmUnderTest ehm;
    private final SoapClient farid;

    AnimalServicesTest(EhmUnderTest ehm) {
        this.ehm = ehm;
        this.farid = SoapClient.pharmacist(ehm, Vendor.inSambi(ehm));
    }

    private Fields read() {
        return farid.call("HamtaReceptDjurResponder/V1", OWNER).one("recept").orElseThrow();
    }

    private static Values uttag(Fields recept) {
        return new Values()
                .put("expeditionsId", "100000000000001")
                .add(
                        "uttag",
                        new Values()
                                .put("antalForpackningar", 1)
                                .put("expeditionsradId", 1)
                                .put("nplId", recept.required("nplId"))
                                .put("nplPackId", recept.required("nplPackId"))
                                .put("ordinationsId", recept.required("ordinationsId"))
                                .put("underlagsversion", recept.required("underlagsversion")));
    }

    private static String affStatus(Fields answer) {
        return answer.at("affResultat").orElseThrow().required("affStatus");
    }

    @Test
    void whatIsReadIsCheckedDispensedAndPrinted() {
        Fields recept = read();
        assertThat(recept.text("status")).contains("202");
        assertThat(recept.at("djur").orElseThrow().text("djurslag")).contains("Hund");
        assertThat(affStatus(farid.call("KontrolleraUttagDjurResponder/V1", uttag(recept))))
                .isEqualTo("0");
        Fields dispensed = farid.call("GodkannUttagDjurResponder/V1", uttag(recept));
        assertThat(affStatus(dispensed)).isEqualTo("0");
        assertThat(dispensed.one("recept").orElseThrow().text("status")).contains("205");
        Fields again = farid.call("GodkannUttagDjurResponder/V1", uttag(recept));
        assertThat(affStatus(again)).isEqualTo("2");
        assertThat(again.at("affResultat").orElseThrow().all("affFelLista").stream()
                        .map(each -> each.required("felkod")))
                .contains("U.006", "U.012");
        assertThat(ehm.lastEntry(farid.vendor().lab(), "ehm.version17")
                        .at("/facts/affStatus")
                        .asInt())
                .isEqualTo(2);
        Fields printed = farid.call(
                "SkrivUtReceptoriginalDjurResponder/V1",
                new Values().put("ordinationsId", recept.required("ordinationsId")));
        assertThat(printed.text("artikelbenamning")).contains("TEST Firodjur 57 mg");
        assertThat(printed.text("antalUttagKvar")).contains("2");
        assertThat(printed.all("uttag")).hasSize(1);
        assertThat(printed.one("recept").orElseThrow().text("status")).contains("209");
    }

    @Test
    void aPharmacyRegistersCorrectsAndCancels() {
        Fields recept = read();
        Values written = new Values()
                .put("antalForpackningar", 1)
                .put("antalUttag", 1)
                .put("djur", new Values().put("djurslag", "Katt").put("livsmedelsproducerande", false))
                .put("djuragare", new Values().put("personnummer", Vendor.TORE))
                .put("doseringstext1", "1 tablett")
                .put(
                        "forskrivare",
                        new Values()
                                .put("efternamn", "Testveterinär")
                                .put("forskrivarkod", "9000027")
                                .put("yrkeskod", "VT"))
                .put("nplId", recept.required("nplId"))
                .put("nplPackId", recept.required("nplPackId"))
                .put("originalordinationsId", "7b0cbb0a-0a51-4f0e-9f0b-2f5a0d6e0001")
                .put("radnummer", 1)
                .put("utfardandetidpunkt", recept.day("utfardandetidpunkt").orElseThrow());
        Fields registered = farid.call("SkapaReceptDjurResponder/V1", new Values().put("recept", written));
        assertThat(affStatus(registered)).as("no purpose is a warning").isEqualTo("1");
        String id = registered.one("recept").orElseThrow().required("ordinationsId");
        Fields corrected = farid.call(
                "KorrigeraReceptDjurResponder/V1",
                new Values()
                        .put("kommentar", "Rättad")
                        .put("ordinationsId", id)
                        .put("recept", written.put("andamalKlartext", "Mot ledvärk"))
                        .put("underlagsversion", 1));
        assertThat(corrected.one("recept").orElseThrow().text("status")).contains("203");
        Fields cancelled = farid.call(
                "MakuleraReceptDjurResponder/V1",
                new Values().put("ordinationsId", id).put("orsakskod", 1));
        assertThat(cancelled.one("recept").orElseThrow().text("status")).contains("212");
        assertThat(farid.refused(
                                "MakuleraReceptDjurResponder/V1",
                                new Values().put("ordinationsId", "none").put("orsakskod", 1))
                        .text("code"))
                .contains("TEST-FINNS-INTE");
    }

    @Test
    void theConsentIsOneWhereverItIsGivenAndTakenBack() {
        Fields customer = farid.call("HamtaKundInfoResponder/V6", CUSTOMER);
        assertThat(customer.flag("djurreceptFinns")).contains(true);
        assertThat(customer.at("kundinformation", "samtycke").orElseThrow().flag("rrd"))
                .contains(true);
        farid.call(
                "UppdateraSamtyckeResponder/V4",
                new Values()
                        .put(
                                "klientinformation",
                                new Values()
                                        .put("anvandare", "farid")
                                        .put("session", "1")
                                        .put("system", "7359999000014"))
                        .put("personnummer", Vendor.TORE)
                        .put("samtycke", new Values().put("rrd", false)));
        assertThat(farid.refused("HamtaReceptDjurResponder/V1", OWNER).text("code"))
                .contains("TEST-AVVISAT");
        Values consent = new Values()
                .put("djuragare", new Values().put("personnummer", Vendor.TORE))
                .put("samtycke", true);
        assertThat(farid.call("UppdateraSamtyckeDjurResponder/V1", consent).flag("samtycke"))
                .contains(true);
        assertThat(read().text("status")).contains("202");
        assertThat(farid.call("HamtaKundInfoResponder/V6", CUSTOMER)
                        .at("kundinformation", "samtycke")
                        .orElseThrow()
                        .flag("rrd"))
                .contains(true);
    }

    @Test
    void onlyPharmaciesCallIt() {
        SoapClient anna = SoapClient.physician(ehm, farid.vendor());
        assertThat(List.of(anna.refused("HamtaReceptDjurResponder/V1", OWNER).required("code")))
                .containsExactly("TEST-EJ-BEHORIG");
    }
}
