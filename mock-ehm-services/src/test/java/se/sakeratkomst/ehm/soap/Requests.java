package se.sakeratkomst.ehm.soap;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Right requests of version 17. */
final class Requests {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private Requests() {}

    static LocalDate today() {
        return LocalDate.now(SWEDEN);
    }

    static Values article() {
        return new Values().put("nplId", "20990101000028").put("nplPackId", "20990101100025");
    }

    static Values prescription(String personnummer, int dispenses) {
        return new Values()
                .put(
                        "helforpackningsordination",
                        new Values()
                                .put("artikelinformation", article())
                                .put(
                                        "behandlingsinformation",
                                        new Values()
                                                .put("andamalKlartext", "Mot allergi")
                                                .put("doseringstext1", "1 tablett vid behov")
                                                .put("sprakkod", "sv"))
                                .put(
                                        "helforpackningsregler",
                                        new Values()
                                                .put("ejTillatenSubstitution", false)
                                                .put("forman", false)
                                                .put("forskrivetAntalUttag", dispenses))
                                .put(
                                        "mangdinformation",
                                        new Values()
                                                .put("antalForpackningar", 1)
                                                .put("startforpackning", false))
                                .put("notatOrdination", "TEST notat")
                                .put(
                                        "ordinationsinformation",
                                        new Values()
                                                .put("ordinationstidpunkt", today())
                                                .put(
                                                        "originalordinationsId",
                                                        UUID.randomUUID().toString())
                                                .put(
                                                        "patient",
                                                        new Values()
                                                                .put("efternamn", "Testsson")
                                                                .put("fornamn", "Tore")
                                                                .put("personnummer", personnummer))
                                                .put("testindikator", 3)))
                .put(
                        "ordinatorsKontaktuppgift",
                        new Values()
                                .put("adress1", "Strandvägen 1")
                                .put("postnummer", "12345")
                                .put("postort", "Norrvik")
                                .put("telefonnummer1", "08-4650001"));
    }

    static Values uttag(int row) {
        return new Values()
                .put("artikelinformation", article())
                .put("expedieratAntalForpackningar", 1)
                .put("expeditionsradId", row)
                .put("formansval", "U")
                .put("startforpackning", false)
                .put("uttagstyp", "H");
    }

    static Values rehearse(long prescription, String personnummer, long dispatch) {
        return new Values()
                .put("apoteksaktorensExpeditionsId", "exp-" + dispatch % 1000)
                .put("expeditionsId", dispatch)
                .put("expeditionsdatum", today())
                .add(
                        "kontrolleraUttagsinformation",
                        new Values().add("helforpackningsUttagLista", uttag(1)).put("ordinationsId", prescription))
                .put("orUnderlag", true)
                .put("personnummer", personnummer);
    }

    static Values approve(long prescription, String personnummer, long dispatch, long listVersion) {
        return new Values()
                .put("apoteksaktorensExpeditionsId", "exp-" + dispatch % 1000)
                .put("expeditionsId", dispatch)
                .put("expeditionsdatum", today())
                .add(
                        "expeditionsunderlag",
                        new Values()
                                .put("helforpackningsuttag", uttag(1).put("farmaceutsNotering", "TEST kontrollerat"))
                                .put("ordinationsId", prescription))
                .put("personnummer", personnummer)
                .put("underlagsversion", listVersion);
    }
}
