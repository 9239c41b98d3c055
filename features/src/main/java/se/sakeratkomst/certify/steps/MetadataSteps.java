package se.sakeratkomst.certify.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.Words.Federation;
import se.sakeratkomst.certify.verdict.Evidence;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** The system's own metadata against the federations' rules for it. */
public final class MetadataSteps {
    private static final String PUBLIC = "http://id.elegnamnden.se/st/1.0/public-sector-sp";
    private static final String PRIVATE = "http://id.elegnamnden.se/st/1.0/private-sector-sp";

    private static final String DISCOVERY = "urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol";

    private final Stage stage;
    private @Nullable Party party;

    MetadataSteps(Stage stage) {
        this.stage = stage;
    }

    @When("systemets metadata i {federation} läses")
    public void read(Federation federation) {
        Party read = stage.suite().party(federation.id());
        party = read;
        stage.file()
                .evidence(new Evidence(
                        "metadata",
                        "",
                        "SP metadata",
                        "info",
                        read.sp().entityId(),
                        federation.id(),
                        "the metadata that the system publishes",
                        "",
                        SecureXml.pretty(read.sp().element())));
    }

    @Then("ska metadata ha ett signeringscertifikat och ett krypteringscertifikat")
    public void certificates() {
        check(
                "the keys for signing and encryption",
                "at least one of each",
                role().signingCertificates().size() + " for signing, "
                        + role().encryptionCertificates().size() + " for encryption",
                !role().signingCertificates().isEmpty()
                        && !role().encryptionCertificates().isEmpty());
    }

    @Then("ska nycklarna i metadata vara tillräckligt långa")
    public void keyLengths() {
        List<String> weak = java.util.stream.Stream.concat(
                        role().signingCertificates().stream(), role().encryptionCertificates().stream())
                .filter(certificate -> !longEnough(certificate))
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .toList();
        check(
                "the keys' lengths",
                "RSA with 2048 bits or more, EC with 256 or more",
                weak.isEmpty() ? "all long enough" : "too short: " + String.join(", ", weak),
                weak.isEmpty());
    }

    private static boolean longEnough(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= 2048;
        }
        return certificate.getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() >= 256;
    }

    @Then("ska metadata ha organisationens namn, visningsnamn och adress")
    public void organisation() {
        boolean met = entity().organisation().isPresent()
                && entity().organisation().map(MetadataSteps::complete).orElse(false);
        check(
                "md:Organization",
                "OrganizationName, OrganizationDisplayName and OrganizationURL",
                entity().organisation().isEmpty() ? "absent" : met ? "all three" : "not all three",
                met);
    }

    private static boolean complete(Organisation organisation) {
        return !organisation.names().isEmpty()
                && !organisation.displayNames().isEmpty()
                && !organisation.urls().isEmpty();
    }

    @Then("ska metadata ha ett svenskt visningsnamn")
    public void displayName() {
        String observed = role().uiInfo().displayNames().getOrDefault("sv", "(missing)");
        check("mdui:DisplayName in Swedish", "a name", observed, !observed.equals("(missing)"));
    }

    @Then("ska metadata ha en logotyp")
    public void logo() {
        int logos = role().uiInfo().logos().size();
        check("mdui:Logo", "one or more", String.valueOf(logos), logos > 0);
    }

    @Then("ska metadata ha en tjänstekategori")
    public void serviceCategory() {
        List<String> found = entity().entityCategories().stream()
                .filter(category -> category.contains("/ec/"))
                .sorted()
                .toList();
        check(
                "the service entity categories",
                "at least one, such as http://id.elegnamnden.se/ec/1.0/loa3-pnr",
                found.isEmpty() ? "none" : String.join(", ", found),
                !found.isEmpty());
    }

    @Then("ska metadata ange antingen offentlig eller privat sektor")
    public void sector() {
        Set<String> categories = entity().entityCategories();
        boolean isPublic = categories.contains(PUBLIC);
        boolean isPrivate = categories.contains(PRIVATE);
        check(
                "the sector",
                "exactly one of public-sector-sp and private-sector-sp",
                isPublic && isPrivate ? "both" : isPublic ? "public" : isPrivate ? "private" : "none",
                isPublic != isPrivate);
    }

    @Then("ska metadata ha en ACS med HTTP-POST")
    public void acs() {
        List<Endpoint> acs = role().postAcs();
        check(
                "md:AssertionConsumerService by HTTP-POST",
                "at least one",
                acs.isEmpty()
                        ? "none"
                        : acs.stream()
                                .map(Endpoint::location)
                                .reduce((a, b) -> a + ", " + b)
                                .orElse(""),
                !acs.isEmpty());
    }

    @Then("ska ingen ACS i metadata vara med HTTP-Redirect")
    public void noRedirectAcs() {
        List<String> wrong = role().assertionConsumerServices().stream()
                .filter(acs -> acs.binding().equals(Ns.BINDING_REDIRECT))
                .map(Endpoint::location)
                .toList();
        check(
                "md:AssertionConsumerService by HTTP-Redirect",
                "none",
                wrong.isEmpty() ? "none" : String.join(", ", wrong),
                wrong.isEmpty());
    }

    @Then("ska varje ACS ha TLS, om den inte är på den egna datorn")
    public void acsTls() {
        List<String> open = role().assertionConsumerServices().stream()
                .map(Endpoint::location)
                .filter(location -> !location.startsWith("https://"))
                .toList();
        List<String> remote = open.stream()
                .filter(location -> !location.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?"))
                .toList();
        if (!open.isEmpty() && remote.isEmpty()) {
            stage.file().remark("The ACS has no TLS; that is let through because it is on the machine itself.");
        }
        check(
                "TLS at the ACS",
                "https, or an address of the machine itself",
                remote.isEmpty() ? "so" : String.join(", ", remote),
                remote.isEmpty());
    }

    @Then("ska metadata ha en adress för anvisningstjänstens svar")
    public void discoveryResponse() {
        NodeList found = entity().element().getElementsByTagNameNS(DISCOVERY, "DiscoveryResponse");
        String location = found.item(0) instanceof Element response ? response.getAttribute("Location") : "";
        check(
                "idpdisc:DiscoveryResponse",
                "one, with a Location",
                location.isEmpty() ? "none" : location,
                !location.isEmpty());
    }

    @Then("ska federationens undertecknade metadata ha med systemet")
    public void inFeed() {
        Party known = party();
        String feed = new String(
                stage.witness().fetch(Service.METADATA, "/" + known.federation() + "/metadata.xml"),
                java.nio.charset.StandardCharsets.UTF_8);
        boolean met = feed.contains("entityID=\"" + known.sp().entityId() + "\"");
        check(
                "the federation's aggregate",
                "has the entity " + known.sp().entityId(),
                met ? "has it" : "does not have it",
                met);
    }

    private Party party() {
        Party known = party;
        if (known == null) {
            throw new IllegalStateException("the scenario reads no metadata before this step");
        }
        return known;
    }

    private EntityDescriptor entity() {
        return party().sp();
    }

    private SpRole role() {
        return entity().sp().orElseThrow(() -> new IllegalStateException("registered systems are service providers"));
    }

    private void check(String what, String expected, String observed, boolean met) {
        stage.check("metadata: " + what, expected, observed, met, List.of("metadata"));
    }
}
