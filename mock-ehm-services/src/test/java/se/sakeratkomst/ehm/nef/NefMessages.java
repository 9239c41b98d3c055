package se.sakeratkomst.ehm.nef;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import se.sakeratkomst.ehm.animal.Animal;
import se.sakeratkomst.ehm.animal.AnimalOwner;
import se.sakeratkomst.ehm.animal.AnimalPrescription;
import se.sakeratkomst.ehm.animal.Veterinarian;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.saml.xml.SecureXml;

/** Messages as a veterinarian's system sends them. */
public final class NefMessages {

    public static final String SENDER = "7359999000991";
    public static final Veterinarian VERA =
            new Veterinarian("9000027", "VT", "Vera", "Testveterinär", "TEST Djurkliniken Björken", "0999-100001");
    public static final AnimalOwner TORE = new AnimalOwner("199001012385", null, null, "Tore Testsson");

    private NefMessages() {}

    public static NefHeader header(String ref) {
        return new NefHeader(SENDER, "14", "TEST-DJUR-1", "TEST Djurjournal", "1.0", ref, "2");
    }

    public static AnimalPrescription row(String set, int number, AnimalOwner owner) {
        return row(set, number, owner, VERA, LocalDate.now());
    }

    public static AnimalPrescription row(
            String set, int number, AnimalOwner owner, Veterinarian veterinarian, LocalDate issued) {
        return new AnimalPrescription(
                set,
                number,
                veterinarian,
                owner,
                new Animal("Hund", "TEST Karo", 1, false),
                null,
                issued,
                null,
                new ArticleRef("20990101003517", "20990101103682", null),
                1,
                2,
                "1 tablett dagligen, ges på foder & vatten",
                "Mot ledvärk",
                null);
    }

    public static NefMessage.NewPrescription prescription(String ref, String set) {
        return new NefMessage.NewPrescription(header(ref), List.of(row(set, 1, TORE)));
    }

    public static NefMessage.Cancellation cancellation(String ref, String refered, String set) {
        return new NefMessage.Cancellation(header(ref), VERA, refered, set, null, "2", "Fel styrka");
    }

    public static byte[] xml(NefMessage.NewPrescription message) {
        return NefWriter.write(envelope(message.header()), message);
    }

    public static byte[] xml(NefMessage.Cancellation message) {
        return NefWriter.write(envelope(message.header()), message);
    }

    private static NefWriter.Envelope envelope(NefHeader header) {
        return new NefWriter.Envelope(header, LocalDateTime.of(2026, 11, 23, 10, 0, 0), "7350045514448", "14");
    }

    /** What the schema has against an acknowledgement. */
    public static List<String> objectionsToAcknowledgement(byte[] aperak) {
        return NefSchemas.read(null).objections(NefSchemas.Kind.ACKNOWLEDGEMENT, SecureXml.parse(aperak));
    }

    public static String uuid() {
        return UUID.randomUUID().toString();
    }
}
