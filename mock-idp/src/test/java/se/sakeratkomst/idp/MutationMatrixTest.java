package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.sakeratkomst.idp.answer.Workshop;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.idp.deviation.Arming;
import se.sakeratkomst.idp.deviation.Basis;
import se.sakeratkomst.idp.deviation.Delivery;
import se.sakeratkomst.idp.deviation.NegativeTest;
import se.sakeratkomst.idp.deviation.Phase;
import se.sakeratkomst.idp.deviation.Secrecy;
import se.sakeratkomst.idp.deviation.Source;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.request.AcceptedRequest;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;

/** Each test and variant, on each kind of message, in both federations: no two are alike, and each is what its phase says. */
class MutationMatrixTest extends IdpCase {
    private static final Pattern ID = Pattern.compile("_[0-9a-f]{40}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern ASSERTION_ID = Pattern.compile("<saml2:Assertion[^>]* ID=\"(_[0-9a-f]{40})\"");

    /** Right messages, to be delivered otherwise than once; made by the sequence that they stand in. */
    private static final Set<String> RIGHT_IN_ITSELF = Set.of("NEG-075/only");

    /** What the federation asks for anyway. */
    private static final Map<String, Set<String>> RIGHT_IN_THE_FEDERATION =
            Map.of("sambi", Set.of("NEG-002/only", "NEG-129/only"), "sweden-connect", Set.of());

    /** Wrapped or tampered messages in which no signature holds, or that no careful reader can read. */
    private static final Set<String> NOTHING_HOLDS =
            Set.of("NEG-036/assertion-inverse", "NEG-040", "NEG-041", "NEG-043/response-void");

    @Autowired
    Workshop workshop;

    @Autowired
    Logins logins;

    @Autowired
    People people;

    private final Set<String> seen = new HashSet<>();

    static Stream<Arguments> bases() {
        return Federations.all().stream()
                .flatMap(profile -> Stream.concat(
                                Stream.of(Basis.FEDERATION),
                                Stream.of(Source.RESPONSE, Source.ASSERTION, Source.BOTH)
                                        .flatMap(source -> Stream.of(Secrecy.ENCRYPTED, Secrecy.PLAIN)
                                                .map(secrecy -> new Basis(source, secrecy))))
                        .map(basis -> Arguments.of(profile.id(), basis)));
    }

    private record Message(String likeness, Anatomy anatomy, Workshop.Made made) {}

    @ParameterizedTest
    @MethodSource("bases")
    void everyMessageIsLikeNoOtherAndIsWhatItsPhaseSays(String federation, Basis basis) {
        FederationProfile profile = Federations.byId(federation);
        Persona persona = personas.require(federation);
        EntityDescriptor sp =
                feeds.find(persona, LabId.DEFAULT, sp(profile).entityId).orElseThrow();
        Map<String, List<String>> byLikeness = new LinkedHashMap<>();
        String right = message(
                        profile,
                        persona,
                        sp,
                        new Workshop.Order(
                                basis, se.sakeratkomst.idp.deviation.Deviation.NONE, java.net.URI.create("urn:none")))
                .likeness();
        for (NegativeTest test : tests.all()) {
            if (test.group().equals("logout")) {
                continue;
            }
            for (NegativeTest.Variant variant : test.variants()) {
                if (Arming.obstacle(variant.deviation(), basis, persona, sp).isPresent()) {
                    continue;
                }
                String name = test.id() + "/" + variant.name();
                Armed armed = Armed.next(test.id(), variant.name(), persona.id(), sp.entityId());
                Workshop.Order order = deviations.order(LabId.DEFAULT, Optional.of(armed));
                Message message =
                        message(profile, persona, sp, new Workshop.Order(basis, variant.deviation(), order.canary()));
                byLikeness
                        .computeIfAbsent(
                                message.likeness().replace(armed.canary(), "CANARY"), like -> new ArrayList<>())
                        .add(name);
                requirePhase(test, name, variant, message);
            }
        }
        Set<String> alike = new TreeSet<>(RIGHT_IN_ITSELF);
        if (basis.equals(Basis.FEDERATION)) {
            alike.addAll(RIGHT_IN_THE_FEDERATION.get(federation));
        }
        assertThat(new TreeSet<>(byLikeness.getOrDefault(right, List.of()))).isEqualTo(alike);
        byLikeness.remove(right);
        assertThat(byLikeness.values().stream().filter(names -> names.size() > 1))
                .isEmpty();
    }

    private static void requirePhase(NegativeTest test, String name, NegativeTest.Variant variant, Message message) {
        boolean content = !Set.of("signature", "xml", "wrapping").contains(test.group());
        List<Anatomy.Seal> seals = message.anatomy().seals();
        if (test.phase() == Phase.PRE
                && content
                && !Set.of("NEG-024", "NEG-071", "NEG-134", "NEG-128", "NEG-130", "NEG-132")
                        .contains(test.id())) {
            assertThat(seals).as(name).allMatch(Anatomy.Seal::holds);
            assertThat(seals.isEmpty())
                    .as(name)
                    .isEqualTo(message.made().recipe().assertions().isEmpty()
                            && !message.made().plan().response());
        }
        if (variant.deviation().forges()) {
            assertThat(message.made().scene().signed())
                    .as(name)
                    .isNotEqualTo(message.made().scene().forged());
            assertThat(message.anatomy().text())
                    .as(name)
                    .satisfiesAnyOf(
                            text -> assertThat(text)
                                    .contains(message.made().scene().forged().hsaId()),
                            text -> assertThat(text)
                                    .contains(message.made().scene().forged().personnummer()),
                            text -> assertThat(text)
                                    .contains(message.made().scene().forged().nameId()),
                            text -> assertThat(text).contains("EncryptedAssertion"));
        }
        if (test.group().equals("wrapping") && NOTHING_HOLDS.stream().noneMatch(name::startsWith)) {
            assertThat(seals).as(name + message.anatomy().text()).anyMatch(Anatomy.Seal::holds);
        }
    }

    private Message message(FederationProfile profile, Persona persona, EntityDescriptor sp, Workshop.Order order) {
        TestSp vendor = sp(profile);
        AcceptedRequest accepted = new AcceptedRequest(
                vendor.request(),
                sp,
                sp.sp().orElseThrow(),
                vendor.acs,
                se.sakeratkomst.saml.xml.Ns.BINDING_POST,
                Optional.of("TEST-state"),
                List.of(),
                se.sakeratkomst.saml.authn.extension.RequestExtensions.NONE);
        Login login = logins.begin(LabId.DEFAULT, persona, accepted, Optional.empty(), Optional.empty());
        Workshop.Made made = workshop.make(
                login,
                workshop.granted(login, people.byHsaId(LabId.DEFAULT, ANNA).orElseThrow(), 3),
                order,
                "127.0.0.1");
        Delivery delivery = made.delivery();
        String raw = new String(delivery.message(), StandardCharsets.UTF_8);
        Anatomy anatomy = new Anatomy(raw, idpCertificate(profile));
        String text = anatomy.text().replace(String.valueOf(login.inResponseTo()), "REQUEST");
        StringBuilder repeated = new StringBuilder();
        Matcher ids = ASSERTION_ID.matcher(text);
        while (ids.find()) {
            repeated.append(seen.add(ids.group(1)) ? "new " : "again ");
        }
        return new Message(
                delivery.target()
                        + delivery.method()
                        + delivery.carried()
                        + delivery.relayState()
                        + delivery.field().map(field -> field.length() > 100 ? "deflated" : field)
                        + anatomy.seals()
                        + repeated
                        + (text.length() > 1_000_000 ? text.length() / 1_000_000 : normal(text)),
                anatomy,
                made);
    }

    private static String normal(String text) {
        Map<String, String> names = new HashMap<>();
        Matcher ids = ID.matcher(text);
        StringBuilder out = new StringBuilder();
        while (ids.find()) {
            ids.appendReplacement(out, names.computeIfAbsent(ids.group(), id -> "ID" + names.size()));
        }
        ids.appendTail(out);
        Instant now = Instant.now();
        Matcher times = TIME.matcher(out.toString());
        StringBuilder relative = new StringBuilder();
        while (times.find()) {
            Instant time = OffsetDateTime.parse(times.group()).toInstant();
            long seconds = Duration.between(now, time).toSeconds();
            times.appendReplacement(relative, "T" + Math.round(seconds / 30.0));
        }
        times.appendTail(relative);
        return relative.toString()
                .replaceAll("(<ds:(SignatureValue|DigestValue)[^>]*>)[A-Za-z0-9+/=]{8,}", "$1…")
                .replaceAll("<!--[A-Za-z0-9+/=]{40,}-->", "<!--…-->")
                .replaceAll("(<ds:DigestValue[^>]*><!--…-->)[A-Za-z0-9+/=]{8,}", "$1…");
    }
}
