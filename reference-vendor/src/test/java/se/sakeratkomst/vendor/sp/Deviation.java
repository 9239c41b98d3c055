package se.sakeratkomst.vendor.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.TestFederation;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.keys.TestKeys;

/**
 * One way in which an answer can be wrong.
 *
 * @param rule part of what the refusal must say: the rule, or what was observed
 * @param flaw the switch that lets it through, null when none may
 */
record Deviation(
        String name,
        List<FederationProfile> federations,
        String rule,
        @Nullable Flaw flaw,
        UnaryOperator<ResponseRecipe> recipe,
        UnaryOperator<SigningPlan> plan,
        AssemblySteps steps) {

    private static final List<FederationProfile> BOTH = Federations.all();
    private static final List<FederationProfile> SWEDEN = List.of(Federations.SWEDEN_CONNECT);
    private static final List<FederationProfile> SAMBI = List.of(Federations.SAMBI);

    @Override
    public String toString() {
        return name;
    }

    private static Deviation of(
            String name,
            List<FederationProfile> where,
            String rule,
            @Nullable Flaw flaw,
            UnaryOperator<ResponseRecipe> r) {
        return new Deviation(name, where, rule, flaw, r, UnaryOperator.identity(), AssemblySteps.NONE);
    }

    private static Deviation signed(
            String name,
            List<FederationProfile> where,
            String rule,
            @Nullable Flaw flaw,
            UnaryOperator<SigningPlan> p) {
        return new Deviation(name, where, rule, flaw, UnaryOperator.identity(), p, AssemblySteps.NONE);
    }

    private static Deviation stepped(
            String name, List<FederationProfile> where, String rule, @Nullable Flaw flaw, AssemblySteps steps) {
        return new Deviation(name, where, rule, flaw, UnaryOperator.identity(), UnaryOperator.identity(), steps);
    }

    /** All of them; times are counted from now. */
    static List<Deviation> all(Instant now) {
        String hourAgo = Instants.write(now.minus(Duration.ofHours(1)));
        String sixMinutesAgo = Instants.write(now.minus(Duration.ofMinutes(6)));
        String inTenMinutes = Instants.write(now.plus(Duration.ofMinutes(10)));
        List<Deviation> all = new ArrayList<>();

        // signatures
        all.add(signed(
                "an unsigned assertion",
                SAMBI,
                "SAMBI-022",
                Flaw.ACCEPTS_UNSIGNED_ASSERTION,
                plan -> plan.withAssertion(false)));
        all.add(signed(
                "an unsigned assertion in a signed response",
                BOTH,
                "0",
                Flaw.ACCEPTS_UNSIGNED_ASSERTION,
                plan -> plan.withAssertion(false).withResponse(true)));
        all.add(signed(
                "an unsigned response",
                SWEDEN,
                "SC-068",
                Flaw.ACCEPTS_UNSIGNED_RESPONSE,
                plan -> plan.withResponse(false)));
        all.add(signed(
                "a foreign key with its certificate",
                BOTH,
                "SC-091",
                Flaw.TRUSTS_KEYINFO,
                plan -> plan.withKey(TestKeys.ATTACKER)));
        all.add(signed(
                "a foreign key without certificate",
                BOTH,
                "SC-091",
                Flaw.IGNORES_SIGNATURE_VALUE,
                plan -> plan.withKey(TestKeys.ATTACKER).withKeyInfo(false)));
        all.add(signed(
                "the key of another identity provider",
                BOTH,
                "SC-091",
                Flaw.TRUSTS_KEYINFO,
                plan -> plan.withKey(TestKeys.OTHER_IDP)));
        all.add(signed(
                "a signature with SHA-1",
                BOTH,
                "SC-123",
                Flaw.ACCEPTS_SHA1,
                plan -> plan.withAlgorithm(SignatureAlgorithm.RSA_SHA1)));
        all.add(signed(
                "a digest with SHA-1",
                BOTH,
                "SC-119",
                Flaw.ACCEPTS_SHA1,
                plan -> plan.withAlgorithm(SignatureAlgorithm.RSA_SHA256_DIGEST_SHA1)));
        all.add(stepped("a name changed after signing", SAMBI, "SC-091", Flaw.IGNORES_DIGEST, new AssemblySteps() {
            @Override
            public void afterSigning(Document response, Assembly assembly) {
                Elements.descendants(response.getDocumentElement(), Ns.SAML, "AttributeValue")
                        .get(0)
                        .setTextContent("199001012385");
            }
        }));
        all.add(stepped(
                "a forged assertion beside the signed one",
                SAMBI,
                "SAMBI-025",
                Flaw.READS_BESIDE_SIGNATURE,
                new AssemblySteps() {
                    @Override
                    public void afterSigning(Document response, Assembly assembly) {
                        Element root = response.getDocumentElement();
                        Element forged = (Element) Elements.child(root, Ns.SAML, "Assertion")
                                .orElseThrow()
                                .cloneNode(true);
                        Elements.children(forged, Ns.DS, "Signature").forEach(Elements::remove);
                        forged.setAttribute("ID", Ids.next());
                        root.insertBefore(
                                forged,
                                Elements.child(root, Ns.SAML, "Assertion").orElseThrow());
                    }
                }));
        all.add(stepped(
                "the signed assertion hidden in a forged one",
                SAMBI,
                "SAML-CORE-5.4",
                Flaw.READS_BESIDE_SIGNATURE,
                new AssemblySteps() {
                    @Override
                    public void afterSigning(Document response, Assembly assembly) {
                        Element root = response.getDocumentElement();
                        Element original =
                                Elements.child(root, Ns.SAML, "Assertion").orElseThrow();
                        Element forged = (Element) original.cloneNode(true);
                        forged.setAttribute("ID", Ids.next());
                        root.replaceChild(forged, original);
                        Elements.child(forged, Ns.DS, "Signature").orElseThrow().appendChild(original);
                    }
                }));
        all.add(stepped("encrypted for nobody here", SWEDEN, "decrypt", null, new AssemblySteps() {
            @Override
            public void afterEncryption(Document response, Assembly assembly) {
                Elements.descendants(response.getDocumentElement(), Ns.XENC, "CipherValue")
                        .forEach(value -> value.setTextContent(
                                "AAAA" + value.getTextContent().substring(4)));
            }
        }));
        all.add(signed("an assertion in the open", SWEDEN, "SC-070", null, plan -> plan.withEncrypt(false)));

        all.add(signed(
                "nothing signed",
                BOTH,
                "0",
                Flaw.ACCEPTS_UNSIGNED,
                plan -> plan.withAssertion(false).withResponse(false)));
        all.add(stepped(
                "a value of a signature that is changed",
                SAMBI,
                "SC-091",
                Flaw.IGNORES_SIGNATURE_VALUE,
                new AssemblySteps() {
                    @Override
                    public void afterSigning(Document response, Assembly assembly) {
                        Element root = response.getDocumentElement();
                        Element value = Elements.descendants(root, Ns.DS, "SignatureValue")
                                .get(0);
                        value.setTextContent(
                                "AAAA" + value.getTextContent().strip().substring(4));
                    }
                }));
        all.add(stepped("a digest that is changed", SAMBI, "SC-091", Flaw.NEVER_VERIFIES, new AssemblySteps() {
            @Override
            public void afterSigning(Document response, Assembly assembly) {
                Element root = response.getDocumentElement();
                Element value = Elements.descendants(root, Ns.DS, "DigestValue").get(0);
                value.setTextContent("AAAA" + value.getTextContent().strip().substring(4));
            }
        }));
        all.add(stepped("a forged assertion last", SAMBI, "SAMBI-025", Flaw.TAKES_LAST_ASSERTION, new AssemblySteps() {
            @Override
            public void afterSigning(Document response, Assembly assembly) {
                Element root = response.getDocumentElement();
                Element genuine = Elements.child(root, Ns.SAML, "Assertion").orElseThrow();
                Element forged = (Element) genuine.cloneNode(true);
                Elements.children(forged, Ns.DS, "Signature").forEach(Elements::remove);
                forged.setAttribute("ID", Ids.next());
                root.appendChild(forged);
            }
        }));
        all.add(stepped(
                "a forged assertion in StatusDetail, the signed one in Extensions",
                SAMBI,
                "SAMBI-025",
                Flaw.TAKES_FIRST_ASSERTION,
                new AssemblySteps() {
                    @Override
                    public void afterSigning(Document response, Assembly assembly) {
                        Element root = response.getDocumentElement();
                        Element genuine =
                                Elements.child(root, Ns.SAML, "Assertion").orElseThrow();
                        Element forged = (Element) genuine.cloneNode(true);
                        Elements.children(forged, Ns.DS, "Signature").forEach(Elements::remove);
                        forged.setAttribute("ID", Ids.next());
                        Elements.append(
                                        Elements.child(root, Ns.SAMLP, "Status").orElseThrow(),
                                        Ns.SAMLP,
                                        "StatusDetail")
                                .appendChild(forged);
                        Elements.append(root, Ns.SAMLP, "Extensions").appendChild(genuine);
                    }
                }));
        all.add(stepped(
                "a signature that has left its assertion",
                SAMBI,
                "SAML-CORE-5.4",
                Flaw.ACCEPTS_STRAY_SIGNATURE,
                new AssemblySteps() {
                    @Override
                    public void afterSigning(Document response, Assembly assembly) {
                        Element root = response.getDocumentElement();
                        root.appendChild(
                                Elements.descendants(root, Ns.DS, "Signature").get(0));
                    }
                }));

        // the response
        all.add(of(
                "another version",
                BOTH,
                "SAML-CORE-3.2.2",
                Flaw.ACCEPTS_OTHER_VERSIONS,
                response -> response.withVersion("1.1")));
        all.add(of(
                "no Destination",
                BOTH,
                "SAML-BINDINGS-3.5.5.2",
                Flaw.IGNORES_DESTINATION,
                response -> response.withDestination(null)));
        all.add(of(
                "another Destination",
                BOTH,
                "SAML-BINDINGS-3.5.5.2",
                Flaw.IGNORES_DESTINATION,
                response -> response.withDestination(TestFederation.ACS + "/")));
        all.add(of(
                "another issuer of the response",
                BOTH,
                "SC-075",
                Flaw.IGNORES_ISSUER,
                response -> response.withIssuer(TestFederation.OTHER_IDP)));
        all.add(of(
                "no issuer of the response",
                BOTH,
                "SC-075",
                Flaw.IGNORES_ISSUER,
                response -> response.withIssuer(null)));
        all.add(of(
                "another issuer of the assertion",
                BOTH,
                "SC-075",
                Flaw.IGNORES_ISSUER,
                response -> response.assertionBy(assertion -> assertion.withIssuer(TestFederation.OTHER_IDP))));
        all.add(of(
                "an error with an assertion",
                BOTH,
                "SC-104",
                Flaw.ACCEPTS_ERROR_STATUS,
                response -> response.withStatusCode(Ns.STATUS_RESPONDER)));
        all.add(of(
                "success only below an error",
                BOTH,
                "SC-104",
                Flaw.ACCEPTS_ERROR_STATUS,
                response -> response.withStatusCode(Ns.STATUS_RESPONDER).withSecondaryStatus(Ns.STATUS_SUCCESS)));
        all.add(of("no status", BOTH, "SC-104", Flaw.ACCEPTS_ERROR_STATUS, response -> response.withStatusCode(null)));
        all.add(of(
                "a response of an hour ago",
                BOTH,
                "SC-101",
                Flaw.IGNORES_ISSUE_INSTANT,
                response -> response.withIssueInstant(hourAgo)));
        all.add(of(
                "a response from the future",
                BOTH,
                "SC-101",
                Flaw.IGNORES_ISSUE_INSTANT,
                response -> response.withIssueInstant(inTenMinutes)));
        all.add(of(
                "an assertion of an hour ago",
                BOTH,
                "SC-101",
                Flaw.IGNORES_ISSUE_INSTANT,
                response -> response.assertionBy(assertion -> assertion.withIssueInstant(hourAgo))));
        all.add(of(
                "no assertion",
                BOTH,
                "SAMBI-025",
                Flaw.NEEDS_NO_ASSERTION,
                response -> response.withAssertions(List.of())));
        all.add(of(
                "two assertions",
                BOTH,
                "SAMBI-025",
                Flaw.ACCEPTS_SEVERAL_ASSERTIONS,
                response -> response.withAssertions(List.of(
                        response.assertions().get(0),
                        response.assertions().get(0).withId(Ids.next())))));

        // the question
        all.add(of(
                "an answer to an unknown request",
                BOTH,
                "SC-092",
                Flaw.IGNORES_IN_RESPONSE_TO,
                response -> response.withInResponseTo("_unknown")
                        .confirmationBy(confirmation -> confirmation.withInResponseTo("_unknown"))));
        all.add(of(
                "another InResponseTo in the response",
                BOTH,
                "SC-092",
                Flaw.IGNORES_IN_RESPONSE_TO,
                response -> response.withInResponseTo("_unknown")));
        all.add(of(
                "no InResponseTo in the response",
                BOTH,
                "SC-092",
                Flaw.IGNORES_IN_RESPONSE_TO,
                response -> response.withInResponseTo(null)));
        all.add(of(
                "another InResponseTo in the confirmation",
                BOTH,
                "SC-092",
                Flaw.IGNORES_IN_RESPONSE_TO,
                response -> response.confirmationBy(confirmation -> confirmation.withInResponseTo("_unknown"))));
        all.add(of(
                "an answer that nobody asked for",
                SWEDEN,
                "SC-072",
                Flaw.ACCEPTS_UNSOLICITED,
                response -> response.withInResponseTo(null)
                        .confirmationBy(confirmation -> confirmation.withInResponseTo(null))));

        // the subject
        all.add(of(
                "no NameID",
                BOTH,
                "SC-077",
                Flaw.ACCEPTS_NAMELESS_SUBJECT,
                response ->
                        response.assertionBy(assertion -> assertion.subjectBy(subject -> subject.withNameId(null)))));
        all.add(of(
                "sender-vouches",
                BOTH,
                "SC-078",
                Flaw.IGNORES_CONFIRMATION_METHOD,
                response -> response.confirmationBy(
                        confirmation -> confirmation.withMethod(Ns.CONFIRMATION_SENDER_VOUCHES))));
        all.add(of(
                "NotBefore in the confirmation",
                BOTH,
                "SC-078",
                Flaw.IGNORES_CONFIRMATION_METHOD,
                response -> response.confirmationBy(confirmation -> confirmation.withNotBefore(hourAgo))));
        all.add(of(
                "another Recipient",
                BOTH,
                "SC-093",
                Flaw.IGNORES_RECIPIENT,
                response -> response.confirmationBy(
                        confirmation -> confirmation.withRecipient("https://other.example.se/acs"))));
        all.add(of(
                "no Recipient",
                BOTH,
                "SC-093",
                Flaw.IGNORES_RECIPIENT,
                response -> response.confirmationBy(confirmation -> confirmation.withRecipient(null))));
        all.add(of(
                "a confirmation that has expired",
                BOTH,
                "SC-094",
                Flaw.IGNORES_CONFIRMATION_EXPIRY,
                response -> response.confirmationBy(confirmation -> confirmation.withNotOnOrAfter(sixMinutesAgo))));
        all.add(of(
                "a confirmation without end",
                BOTH,
                "SC-094",
                Flaw.IGNORES_CONFIRMATION_EXPIRY,
                response -> response.confirmationBy(confirmation -> confirmation.withNotOnOrAfter(null))));

        // the conditions
        all.add(of(
                "an assertion that has expired",
                BOTH,
                "SC-098",
                Flaw.IGNORES_EXPIRY,
                response -> response.assertionBy(assertion -> assertion.conditionsBy(
                        conditions -> conditions.withNotBefore(hourAgo).withNotOnOrAfter(sixMinutesAgo)))));
        all.add(of(
                "an assertion that does not hold yet",
                BOTH,
                "SC-098",
                Flaw.IGNORES_EXPIRY,
                response -> response.assertionBy(
                        assertion -> assertion.conditionsBy(conditions -> conditions.withNotBefore(inTenMinutes)))));
        all.add(of(
                "an assertion without end",
                BOTH,
                "SC-098",
                Flaw.IGNORES_EXPIRY,
                response -> response.assertionBy(
                        assertion -> assertion.conditionsBy(conditions -> conditions.withNotOnOrAfter(null)))));
        all.add(of(
                "another audience",
                BOTH,
                "SC-097",
                Flaw.IGNORES_AUDIENCE,
                response -> response.assertionBy(assertion -> assertion.conditionsBy(conditions ->
                        conditions.withAudienceRestrictions(List.of(List.of(TestFederation.SP + "/")))))));
        all.add(of(
                "no audience",
                BOTH,
                "SC-097",
                Flaw.IGNORES_AUDIENCE,
                response -> response.assertionBy(assertion ->
                        assertion.conditionsBy(conditions -> conditions.withAudienceRestrictions(List.of())))));
        all.add(of(
                "two restrictions, one of them to others",
                BOTH,
                "SC-097",
                Flaw.IGNORES_AUDIENCE,
                response -> response.assertionBy(assertion ->
                        assertion.conditionsBy(conditions -> conditions.withAudienceRestrictions(
                                List.of(List.of(TestFederation.SP), List.of("https://other.example.se")))))));
        all.add(stepped(
                "an unknown condition",
                BOTH,
                "SAML-CORE-2.5.1.1",
                Flaw.IGNORES_UNKNOWN_CONDITIONS,
                new AssemblySteps() {
                    @Override
                    public void beforeSigning(Document response, Assembly assembly) {
                        Element conditions = Elements.descendants(response.getDocumentElement(), Ns.SAML, "Conditions")
                                .get(0);
                        Elements.append(conditions, Ns.SAML, "Condition");
                    }
                }));

        // the identification
        all.add(of(
                "two authentications",
                BOTH,
                "SC-074",
                Flaw.ACCEPTS_MISSING_AUTHN_STATEMENT,
                response -> response.assertionBy(assertion -> assertion.withAuthnStatements(List.of(
                        assertion.authnStatements().get(0),
                        assertion.authnStatements().get(0))))));
        all.add(of(
                "an identification of an hour ago",
                BOTH,
                "SC-102",
                Flaw.IGNORES_AUTHN_INSTANT,
                response -> response.assertionBy(
                        assertion -> assertion.authnBy(authn -> authn.withAuthnInstant(hourAgo)))));
        all.add(of(
                "a session that has ended",
                BOTH,
                "SAMBI-036",
                Flaw.IGNORES_SESSION_END,
                response -> response.assertionBy(
                        assertion -> assertion.authnBy(authn -> authn.withSessionNotOnOrAfter(sixMinutesAgo)))));
        for (FederationProfile profile : BOTH) {
            FederationProfile other =
                    profile.equals(Federations.SAMBI) ? Federations.SWEDEN_CONNECT : Federations.SAMBI;
            all.add(of(
                    "level 2",
                    List.of(profile),
                    "SC-099",
                    Flaw.ACCEPTS_LOA2,
                    response -> response.assertionBy(
                            assertion -> assertion.authnBy(authn -> authn.withClassRef(profile.loa(2))))));
            all.add(of(
                    "the level of another federation",
                    List.of(profile),
                    "SC-099",
                    Flaw.IGNORES_LEVEL,
                    response -> response.assertionBy(
                            assertion -> assertion.authnBy(authn -> authn.withClassRef(other.loa(3))))));
        }
        all.add(of(
                "no level",
                BOTH,
                "SC-099",
                Flaw.ACCEPTS_LOA2,
                response -> response.assertionBy(assertion -> assertion.authnBy(authn -> authn.withClassRef(null)))));

        // the attributes
        for (FederationProfile profile : BOTH) {
            String hsaId = profile.nameOf(Attribute.EMPLOYEE_HSA_ID).orElseThrow();
            String number = profile.nameOf(Attribute.PERSONAL_IDENTITY_NUMBER).orElseThrow();
            List<FederationProfile> here = List.of(profile);
            all.add(of("no HSA-id", here, "SC-085", Flaw.ACCEPTS_MISSING_ATTRIBUTES, without(hsaId)));
            all.add(of("a blank HSA-id", here, "SC-085", Flaw.ACCEPTS_MISSING_ATTRIBUTES, valued(hsaId)));
            all.add(of(
                    "the right FriendlyName and a wrong Name",
                    here,
                    "SC-085",
                    Flaw.ACCEPTS_MISSING_ATTRIBUTES,
                    response -> response.assertionBy(assertion -> assertion.attributesBy(attribute ->
                            attribute.name().equals(hsaId) ? attribute.withName("urn:oid:1.2.3") : attribute))));
            all.add(of(
                    "two personnummer",
                    here,
                    "SC-133",
                    Flaw.ACCEPTS_AMBIGUOUS_ATTRIBUTES,
                    valued(number, "198004262385", "199001012385")));
            all.add(of(
                    "the same attribute twice",
                    here,
                    "SC-133",
                    Flaw.ACCEPTS_AMBIGUOUS_ATTRIBUTES,
                    response ->
                            response.assertionBy(assertion -> assertion.withAttributes(java.util.stream.Stream.concat(
                                            assertion.attributes().stream(),
                                            java.util.stream.Stream.of(new AttributeRecipe(
                                                    number, Ns.ATTRNAME_URI, null, List.of("199001012385"))))
                                    .toList()))));
            all.add(of(
                    "a personnummer with a hyphen",
                    here,
                    "SC-130",
                    Flaw.ACCEPTS_MALFORMED_IDENTIFIERS,
                    valued(number, "19800426-2385")));
            all.add(of(
                    "a personnummer with a wrong check digit",
                    here,
                    "SC-130",
                    Flaw.ACCEPTS_MALFORMED_IDENTIFIERS,
                    valued(number, "198004262386")));
            all.add(of(
                    "an HSA-id in small letters",
                    here,
                    "SC-130",
                    Flaw.ACCEPTS_MALFORMED_IDENTIFIERS,
                    valued(hsaId, "se5599990008-anna")));
        }
        all.add(of(
                "no attributes",
                BOTH,
                "SC-085",
                Flaw.ACCEPTS_MISSING_ATTRIBUTES,
                response -> response.assertionBy(assertion -> assertion.withAttributes(null))));
        return all;
    }

    private static UnaryOperator<ResponseRecipe> without(String name) {
        return response -> response.assertionBy(assertion ->
                assertion.withAttributes(Optional.ofNullable(assertion.attributes()).orElse(List.of()).stream()
                        .filter(attribute -> !attribute.name().equals(name))
                        .toList()));
    }

    private static UnaryOperator<ResponseRecipe> valued(String name, String... values) {
        List<String> all = values.length == 0 ? List.of("  ") : List.of(values);
        return response -> response.assertionBy(assertion -> assertion.attributesBy(
                attribute -> attribute.name().equals(name) ? attribute.withValues(all) : attribute));
    }
}
