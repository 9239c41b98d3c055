package se.sakeratkomst.vendor;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.ResponseAssembler;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.keys.TestKeys;

/** The whole system with a member of Sambi and a stand-in for E-hälsomyndigheten around it. */
final class VendorUnderTest implements AutoCloseable {

    private static final String PUBLIC = "https://journal.example.se";
    private static final FederationProfile SAMBI = Federations.SAMBI;

    final TestEhm ehm;
    private final HttpServer feed;
    private final ConfigurableApplicationContext vendor;

    VendorUnderTest(String... more) throws Exception {
        Path folder = Files.createTempDirectory("vendor-under-test");
        ehm = new TestEhm(folder);
        Files.writeString(folder.resolve("operator-sambi.pem"), TestEhm.pem(TestKeys.OPERATOR.certificate()));
        Files.writeString(folder.resolve("operator-sweden-connect.pem"), TestEhm.pem(TestKeys.OPERATOR.certificate()));
        feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        feed.createContext("/", exchange -> {
            byte[] bytes = new TestFederation(SAMBI, Clock.systemUTC()).feed();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        feed.start();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--vendor.public-url=" + PUBLIC,
                "--vendor.home=" + folder.resolve("home"),
                "--vendor.credentials=" + folder,
                "--vendor.metadata-service=http://127.0.0.1:"
                        + feed.getAddress().getPort(),
                "--vendor.ehm.timeout=PT2S",
                "--vendor.federations.sambi.identity-provider=" + TestFederation.IDP,
                "--vendor.federations.sambi.private-persons=" + TestFederation.OTHER_IDP));
        arguments.addAll(List.of(more));
        vendor = SpringApplication.run(ReferenceVendor.class, arguments.toArray(String[]::new));
    }

    /** A browser in which nobody is logged in. */
    Web browser() {
        int port = ((ServletWebServerApplicationContext) vendor).getWebServer().getPort();
        return new Web("http://127.0.0.1:" + port);
    }

    /** Anna, a physician, logged in. */
    Web physician() throws Exception {
        return loggedIn(browser(), Map.of());
    }

    /** Farid, a pharmacist, logged in. */
    Web pharmacist() throws Exception {
        Map<Attribute, List<String>> farid = new LinkedHashMap<>();
        farid.put(Attribute.PERSONAL_IDENTITY_NUMBER, List.of("197503142387"));
        farid.put(Attribute.EMPLOYEE_HSA_ID, List.of("SE5599990016-FARID"));
        farid.put(Attribute.GIVEN_NAME, List.of("Farid"));
        farid.put(Attribute.SURNAME, List.of("Testapotekare"));
        farid.put(Attribute.LICENCE, List.of("AP"));
        return loggedIn(browser(), farid);
    }

    /** Patrik, logged in as a private person, by an identity provider that is for those. */
    Web privatePerson() throws Exception {
        Map<Attribute, List<String>> patrik = new LinkedHashMap<>();
        patrik.put(Attribute.PERSONAL_IDENTITY_NUMBER, List.of("199001012393"));
        patrik.put(Attribute.GIVEN_NAME, List.of("Patrik"));
        patrik.put(Attribute.SURNAME, List.of("Testprivat"));
        return loggedIn(
                browser(),
                patrik,
                TestFederation.OTHER_IDP,
                new SigningPlan(true, true, false, TestKeys.OTHER_IDP, null, true));
    }

    Web loggedIn(Web browser, Map<Attribute, List<String>> person) throws Exception {
        return loggedIn(browser, person, TestFederation.IDP, new TestFederation(SAMBI, Clock.systemUTC()).plan());
    }

    private Web loggedIn(Web browser, Map<Attribute, List<String>> person, String idp, SigningPlan plan)
            throws Exception {
        URI sent = URI.create(browser.get("/login?federation=sambi&idp=" + idp)
                .headers()
                .firstValue("Location")
                .orElseThrow());
        AuthnRequest request = AuthnRequest.read(
                RedirectBinding.decode(sent.getRawQuery()).document().getDocumentElement());
        EntityDescriptor own = MetadataReader.read(
                        SecureXml.parse(browser.get("/saml/sambi/metadata").body()))
                .get(0);
        TestFederation federation = new TestFederation(SAMBI, Clock.systemUTC());
        String acs = PUBLIC + "/saml/sambi/acs";
        ResponseRecipe recipe = federation
                .right(request.id())
                .withDestination(acs)
                .withIssuer(idp)
                .assertionBy(assertion -> assertion.withIssuer(idp))
                .confirmationBy(confirmation -> confirmation.withRecipient(acs))
                .assertionBy(assertion -> assertion.conditionsBy(
                        conditions -> conditions.withAudienceRestrictions(List.of(List.of(own.entityId())))));
        if (!person.isEmpty()) {
            List<AttributeRecipe> attributes = new ArrayList<>();
            person.forEach((attribute, values) -> SAMBI.nameOf(attribute)
                    .ifPresent(name -> attributes.add(
                            new AttributeRecipe(name, Ns.ATTRNAME_URI, SAMBI.friendlyName(attribute), values))));
            recipe = recipe.assertionBy(assertion -> assertion.withAttributes(attributes));
        }
        String response = PostBinding.encode(ResponseAssembler.assemble(
                recipe,
                plan,
                Optional.of(new Assembly.Recipient(
                        own.sp().orElseThrow().encryptionCertificates().get(0), EncryptionMethods.MANDATORY)),
                AssemblySteps.NONE));
        int status = browser.post("/saml/sambi/acs", Map.of("SAMLResponse", response))
                .statusCode();
        if (status != 303) {
            throw new AssertionError("Nobody was logged in: " + status);
        }
        return browser;
    }

    @Override
    public void close() {
        vendor.close();
        feed.stop(0);
        ehm.close();
    }
}
