package se.sakeratkomst.idp;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import se.sakeratkomst.idp.answer.Admission;
import se.sakeratkomst.idp.answer.Answers;
import se.sakeratkomst.idp.answer.AttributeRelease;
import se.sakeratkomst.idp.answer.Choices;
import se.sakeratkomst.idp.answer.Dispatch;
import se.sakeratkomst.idp.answer.LastAssertions;
import se.sakeratkomst.idp.answer.NameIds;
import se.sakeratkomst.idp.answer.Recipes;
import se.sakeratkomst.idp.answer.Workshop;
import se.sakeratkomst.idp.app.AppController;
import se.sakeratkomst.idp.app.AppLogins;
import se.sakeratkomst.idp.app.CardAppClient;
import se.sakeratkomst.idp.artifact.ArtifactController;
import se.sakeratkomst.idp.artifact.ArtifactResolver;
import se.sakeratkomst.idp.artifact.Artifacts;
import se.sakeratkomst.idp.card.CardPolicies;
import se.sakeratkomst.idp.card.CardVerifier;
import se.sakeratkomst.idp.deviation.Arming;
import se.sakeratkomst.idp.deviation.Canaries;
import se.sakeratkomst.idp.deviation.CanaryController;
import se.sakeratkomst.idp.deviation.DeviationControl;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.idp.deviation.NegativeTests;
import se.sakeratkomst.idp.deviation.TestsController;
import se.sakeratkomst.idp.feed.Registration;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.login.CardTlsUrls;
import se.sakeratkomst.idp.login.ChoiceController;
import se.sakeratkomst.idp.login.Endings;
import se.sakeratkomst.idp.login.LoginController;
import se.sakeratkomst.idp.login.LoginPage;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.login.ReleaseController;
import se.sakeratkomst.idp.login.SignatureController;
import se.sakeratkomst.idp.logout.BackChannel;
import se.sakeratkomst.idp.logout.LogoutController;
import se.sakeratkomst.idp.logout.LogoutCourse;
import se.sakeratkomst.idp.logout.LogoutMessages;
import se.sakeratkomst.idp.logout.LogoutReception;
import se.sakeratkomst.idp.logout.Logouts;
import se.sakeratkomst.idp.page.Language;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.page.SafePages;
import se.sakeratkomst.idp.page.SessionPages;
import se.sakeratkomst.idp.persona.ForeignKeys;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.request.Reception;
import se.sakeratkomst.idp.request.SsoController;
import se.sakeratkomst.idp.request.UsedRequests;
import se.sakeratkomst.idp.session.BrowserSession;
import se.sakeratkomst.idp.session.SessionController;
import se.sakeratkomst.idp.session.SessionCookie;
import se.sakeratkomst.idp.session.Sessions;
import se.sakeratkomst.idp.session.SingleSignOn;
import se.sakeratkomst.idp.tls.CardTlsConfiguration;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.revocation.OcspThenCrl;
import se.sakeratkomst.kit.tls.PeerClient;
import tools.jackson.databind.json.JsonMapper;

/** How the parts of the identity providers hang together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdpSettings.class)
@Import({
    SsoController.class,
    SessionController.class,
    LogoutController.class,
    LoginController.class,
    ChoiceController.class,
    SignatureController.class,
    ReleaseController.class,
    AppController.class,
    ArtifactController.class,
    DeviationControl.class,
    CanaryController.class,
    TestsController.class,
    CardTlsConfiguration.class
})
public class IdpConfiguration {

    @Bean
    Personas personas(IdpSettings settings, KeyVault vault) {
        return new Personas(settings.personas(), vault);
    }

    @Bean
    PersonaMetadata personaMetadata(Personas personas, PublicUrls urls, CardTlsUrls cardTls) {
        return new PersonaMetadata(personas, urls, cardTls::holderOfKey);
    }

    @Bean
    VendorFeeds vendorFeeds(PeerClient peers, Clock wall) {
        return new VendorFeeds(peers, wall);
    }

    @Bean
    Registration federationRegistration(
            Personas personas, PersonaMetadata metadata, PeerClient peers, Labs labs, Journal journal) {
        return new Registration(personas, metadata, peers, labs, journal);
    }

    @Bean
    UsedRequests usedRequests(IdpSettings settings, Clock wall) {
        return new UsedRequests(wall, settings.replayWindow());
    }

    @Bean
    Reception reception(
            VendorFeeds feeds,
            PersonaMetadata metadata,
            LabClock clock,
            Journal journal,
            UsedRequests used,
            IdpSettings settings) {
        return new Reception(feeds, metadata, clock, journal, used, settings.longestRelayState());
    }

    @Bean
    Logins logins(PublicUrls urls, Clock wall, IdpSettings settings, JsonMapper json) {
        return new Logins(urls, wall, settings.loginLifetime(), json);
    }

    @Bean
    CardVerifier cardVerifier(PeerClient peers, JsonMapper json, Clock wall, LabClock clock) {
        return new CardVerifier(peers, new CardPolicies(peers, json, wall), new OcspThenCrl(peers, wall), clock);
    }

    @Bean
    AttributeRelease attributeRelease() {
        return new AttributeRelease();
    }

    @Bean
    NegativeTests negativeTests() {
        return new NegativeTests();
    }

    @Bean
    Canaries canaries(PublicUrls urls) {
        return new Canaries(urls);
    }

    @Bean
    LastAssertions lastAssertions() {
        return new LastAssertions();
    }

    @Bean
    Recipes recipes(NameIds names) {
        return new Recipes(names);
    }

    @Bean
    Workshop workshop(
            Personas personas,
            PersonaMetadata metadata,
            Recipes recipes,
            AttributeRelease release,
            LastAssertions last,
            People people,
            LabClock clock) {
        return new Workshop(personas, metadata, recipes, release, new ForeignKeys(), last, people, clock);
    }

    @Bean
    Deviations deviations(NegativeTests tests, Canaries canaries, JsonMapper json) {
        return new Deviations(tests, canaries, json);
    }

    @Bean
    NameIds nameIds(Labs labs) {
        return new NameIds(labs);
    }

    @Bean
    Arming arming(NegativeTests tests, Deviations deviations, Personas personas, VendorFeeds feeds, Journal journal) {
        return new Arming(tests, deviations, personas, feeds, journal);
    }

    @Bean
    Answers answers(
            Personas personas,
            Recipes recipes,
            Workshop workshop,
            Deviations deviations,
            Artifacts artifacts,
            LabClock clock,
            Journal journal) {
        return new Answers(personas, recipes, workshop, deviations, new Dispatch(artifacts), clock, journal);
    }

    @Bean
    Artifacts artifacts(Clock wall, IdpSettings settings) {
        return new Artifacts(wall, settings.artifactLifetime());
    }

    @Bean
    ArtifactResolver artifactResolver(
            VendorFeeds feeds,
            PersonaMetadata metadata,
            Personas personas,
            Artifacts artifacts,
            LabClock clock,
            Journal journal) {
        return new ArtifactResolver(feeds, metadata, personas, artifacts, clock, journal);
    }

    @Bean
    Admission admission(
            CardVerifier verifier,
            AttributeRelease release,
            Choices choices,
            People people,
            Answers answers,
            LabClock clock,
            Journal journal) {
        return new Admission(verifier, release, choices, people, answers, clock, journal);
    }

    @Bean
    Choices choices(AttributeRelease release) {
        return new Choices(release);
    }

    @Bean
    Endings endings(Logins logins, PublicUrls urls, BrowserSession sessions, Pages pages) {
        return new Endings(logins, urls, sessions, pages);
    }

    @Bean
    Sessions sessions(LabClock clock) {
        return new Sessions(clock);
    }

    @Bean
    Logouts logouts(LabClock clock) {
        return new Logouts(clock);
    }

    @Bean
    LogoutReception logoutReception(
            VendorFeeds feeds,
            PersonaMetadata metadata,
            LabClock clock,
            UsedRequests used,
            IdpSettings settings,
            Journal journal) {
        return new LogoutReception(feeds, metadata, clock, used, settings.longestRelayState(), journal);
    }

    @Bean
    LogoutCourse logoutCourse(
            Sessions sessions,
            Logouts logouts,
            LogoutReception reception,
            Personas personas,
            Deviations deviations,
            Labs labs,
            People people,
            PeerClient peers,
            VendorFeeds feeds,
            LabClock clock,
            Journal journal) {
        return new LogoutCourse(
                sessions,
                logouts,
                reception,
                new LogoutMessages(personas, deviations, new NameIds(labs), people, clock, journal),
                new BackChannel(peers),
                feeds,
                clock,
                journal);
    }

    @Bean
    BrowserSession browserSession(Sessions sessions, PublicUrls urls, LabClock clock) {
        return new BrowserSession(sessions, new SessionCookie(urls), clock);
    }

    @Bean
    SingleSignOn singleSignOn(
            BrowserSession sessions,
            Logins logins,
            Admission admission,
            Answers answers,
            LabClock clock,
            Journal journal) {
        return new SingleSignOn(sessions, logins, admission, answers, clock, journal);
    }

    @Bean
    Pages pages(PeerClient peers, PublicUrls urls) {
        return new Pages(peers, urls, new SafePages());
    }

    @Bean
    SessionPages sessionPages() {
        return new SessionPages(new SafePages());
    }

    @Bean
    AppLogins appLogins(Logins logins, PeerClient peers, JsonMapper json, Clock wall, Journal journal) {
        return new AppLogins(logins, new CardAppClient(peers, json), wall, journal);
    }

    @Bean
    LoginPage loginPage(Logins logins, CardTlsUrls cardTls, Pages pages) {
        return new LoginPage(logins, cardTls, pages);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }

    @Bean
    Assumption sambiResponseUnsigned() {
        return new Assumption(
                "idp.sambi-response-unsigned",
                "In Sambi the Assertion is signed and the Response is not",
                "federation.md fact 1: rests on eGov and SAML2int text, appendix 2 itself was not read",
                "federation profile sambi, responseSigning",
                "OPTIONAL");
    }

    @Bean
    Assumption swedenConnectLogout(IdpSettings settings) {
        return new Assumption(
                "idp.sweden-connect-logout",
                "An identity provider of Sweden Connect has single logout by these bindings",
                "the deployment profile has no rule on it, for or against; SAML profiles 4.4 is followed",
                "idp.personas.sweden-connect.logout-bindings",
                settings.personas().containsKey("sweden-connect")
                        ? settings.personas()
                                .get("sweden-connect")
                                .logoutBindings()
                                .toString()
                        : "–");
    }

    @Bean
    Assumption sameUserAsked() {
        return new Assumption(
                "idp.same-user-asked-again",
                "With ForceAuthn, only the user of the session may answer at a service provider that is part of the session",
                "no rule of either federation says so; SAML core 3.4.1 asks for the presenter [I]",
                "requirement IDP-SAME-USER",
                "AuthnFailed");
    }

    @Bean
    Assumption sambiCancelStatus(IdpSettings settings) {
        return new Assumption(
                "idp.sambi-cancel-status",
                "A user who cancels in Sambi is answered with Responder and this second-level status",
                "federation.md B: no status code for it was found [U]",
                "idp.personas.sambi.cancel-status",
                settings.personas().containsKey("sambi")
                        ? settings.personas().get("sambi").cancelStatus()
                        : "–");
    }

    @Bean
    Assumption swedenConnectValidity(IdpSettings settings) {
        return new Assumption(
                "idp.sweden-connect-validity",
                "An assertion of Sweden Connect is valid this long after issue",
                "federation.md A.6: not set by the specification, seen in Digg's reference code [C]",
                "idp.personas.sweden-connect.assertion-validity",
                settings.personas().containsKey("sweden-connect")
                        ? settings.personas()
                                .get("sweden-connect")
                                .assertionValidity()
                                .toString()
                        : "–");
    }

    @Bean
    Assumption replayWindow(IdpSettings settings) {
        return new Assumption(
                "idp.replay-window",
                "A request whose ID was fulfilled before is refused on a page of the identity provider's own for this long",
                "federation.md A.6 and C: not laid down, seen in Digg's reference code [C]",
                "idp.replay-window",
                settings.replayWindow().toString());
    }

    @Bean
    Assumption longestRelayState(IdpSettings settings) {
        return new Assumption(
                "idp.longest-relay-state",
                "A RelayState of more than the binding's 80 bytes is told in the journal and sent back, and refused when it has more bytes than this",
                "SAML bindings 3.4.3 allows 80; service providers that carry an address in it are common [I]",
                "idp.longest-relay-state",
                String.valueOf(settings.longestRelayState()));
    }

    @Bean
    Assumption artifactLifetime(IdpSettings settings) {
        return new Assumption(
                "idp.artifact-lifetime",
                "An artifact can be resolved once, by the service provider it was issued to, for this long",
                "inera.md 3.1: the endpoints [D], how long [U]; SAML bindings 3.6.5 asks for a short time",
                "idp.artifact-lifetime",
                settings.artifactLifetime().toString());
    }

    @Bean
    Assumption ineraConfirmation() {
        return new Assumption(
                "idp.inera-confirmation",
                "The Inera-like identity provider gives 60 seconds to deliver, one hour in Conditions and no NotBefore",
                "inera.md 3.3: two assertions of 2018 [D]; federation.md B.6 shows 12 hours instead",
                "idp.personas.inera.confirmation-validity, .assertion-validity, .answers.not-before",
                "PT60S");
    }

    @Bean
    Assumption ineraAttributes() {
        return new Assumption(
                "idp.inera-attributes",
                "urn:allCommissions and urn:allEmployeeHsaIds hold one id a value, urn:orgAffiliation an HSA-id at an organisation",
                "inera.md 3.2: the names [D], what stands in them [U]",
                "idp.personas.inera.attributes",
                "one id a value");
    }

    @Bean
    Assumption choicesWhenNeeded() {
        return new Assumption(
                "idp.choices",
                "Organisation is chosen before tjänste-id, and each only when an attribute is asked for that depends on it",
                "inera.md 3.4: tjänste-id, organisation, medarbetaruppdrag, each when needed [D]; which attributes make it so [I]",
                "none",
                "by the attributes asked for");
    }

    @Bean
    Assumption signatureActivationValidity() {
        return new Assumption(
                "idp.sad-validity",
                "Signature activation data is valid five minutes",
                "SC SAP (13) 3.2 gives exp no length [U]; its example has five minutes",
                "none",
                "PT5M");
    }

    @Bean
    Assumption releaseWithoutWish() {
        return new Assumption(
                "idp.release-without-wish",
                "A service provider of Sweden Connect that asks for nothing gets these attributes, since one statement must stand there",
                "SC-074 and SC-087 together [I]",
                "idp.personas.sweden-connect.fallback-attributes",
                "DISPLAY_NAME");
    }
}
