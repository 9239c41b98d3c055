package se.sakeratkomst.cards.pki;

import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/** Distinguished names, most general part first as SITHS has them. */
public final class Names {

    static final String ORGANISATION = "Säker åtkomst Sandbox TEST";

    private static final Map<String, String> KEYWORDS =
            Map.of("2.5.4.4", "SN", "2.5.4.5", "serialNumber", "2.5.4.42", "GN");

    private Names() {}

    /** The name as text, RFC 2253, with keywords for all parts the sandbox uses. */
    public static String text(X500Principal name) {
        return name.getName(X500Principal.RFC2253, KEYWORDS);
    }

    /** An authority's or responder's name. */
    static X500Name authority(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.O, ORGANISATION)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    /**
     * A person as on a SITHS card.
     *
     * @param serialNumber HSA-id, or personnummer with 12 digits
     * @param organisation in certificates with an HSA-id only
     */
    public static X500Name person(
            String givenName, String surname, String serialNumber, @Nullable String organisation) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "SE");
        if (organisation != null) {
            name.addRDN(BCStyle.O, organisation);
        }
        return name.addRDN(BCStyle.CN, givenName + " " + surname)
                .addRDN(BCStyle.SURNAME, surname)
                .addRDN(BCStyle.GIVENNAME, givenName)
                .addRDN(BCStyle.SERIALNUMBER, serialNumber)
                .build();
    }

    /**
     * A person as on a SITHS card of Type 1, before e-id.
     *
     * @param locality where the organisation is
     * @param title the profession, or null
     */
    public static X500Name personOfType1(
            String givenName,
            String surname,
            String hsaId,
            String organisation,
            String locality,
            @Nullable String title) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.L, locality)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, givenName + " " + surname)
                .addRDN(BCStyle.SURNAME, surname)
                .addRDN(BCStyle.GIVENNAME, givenName);
        if (title != null) {
            name.addRDN(BCStyle.T, title);
        }
        return name.addRDN(BCStyle.SERIALNUMBER, hsaId).build();
    }

    /** A server or system as in a SITHS function certificate. */
    static X500Name function(String organisation, String commonName, @Nullable String hsaId) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "SE")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName);
        if (hsaId != null) {
            name.addRDN(BCStyle.SERIALNUMBER, hsaId);
        }
        return name.build();
    }
}
