package se.sakeratkomst.idp.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.sakeratkomst.idp.answer.Decision.Step;
import se.sakeratkomst.idp.card.CardEvidence;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.idp.card.CardRefused;
import se.sakeratkomst.idp.card.CardVerifier;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.persona.PersonaSettings;
import se.sakeratkomst.idp.sign.ActivationData;
import se.sakeratkomst.idp.sign.Signing;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.extension.PrincipalSelection;
import se.sakeratkomst.saml.authn.extension.PrincipalSelection.MatchValue;
import se.sakeratkomst.saml.authn.extension.SignMessage;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.xml.Ns;

/** Decides on what a card gave: yes about whom, or no and why. */
public final class Admission {
    private static final String COORDINATION = "http://id.swedenconnect.se/general-ec/1.0/accepts-coordination-number";

    private final CardVerifier verifier;
    private final AttributeRelease release;
    private final People people;
    private final Answers answers;
    private final Choices choices;
    private final LabClock clock;
    private final Journal journal;

    public Admission(
            CardVerifier verifier,
            AttributeRelease release,
            Choices choices,
            People people,
            Answers answers,
            LabClock clock,
            Journal journal) {
        this.verifier = verifier;
        this.release = release;
        this.people = people;
        this.answers = answers;
        this.choices = choices;
        this.clock = clock;
        this.journal = journal;
    }

    /** No, with a status that says so. */
    private static final class Denied extends Exception {
        private static final long serialVersionUID = 1L;

        private final String status;
        private final String secondary;
        private final transient Finding finding;

        Denied(String status, String secondary, Finding finding) {
            super(finding.sentence());
            this.status = status;
            this.secondary = secondary;
            this.finding = finding;
        }
    }

    /**
     * Judges what a card gave.
     *
     * @param login taken: nobody else answers it
     * @param evidence what the card gave
     * @param address the user's address
     */
    public Decision decide(Login login, CardEvidence evidence, String address) {
        CardProof proof;
        try {
            proof = verifier.verify(login.lab(), login.challenge(), evidence);
        } catch (CardRefused e) {
            journal.append(
                    login.lab(),
                    note(login, evidence)
                            .correlation(evidence.claimedFingerprint().orElse(null))
                            .summary("The card is not accepted: " + e.finding().sentence())
                            .fact("requirement", e.finding().rule())
                            .fact("observed", e.finding().observed())
                            .refused());
            return no(login, new Denied(Ns.STATUS_RESPONDER, Ns.STATUS_AUTHN_FAILED, e.finding()));
        }
        Note about = about(login, evidence, proof);
        try {
            requireKind(login, evidence, proof);
            loa(login, proof);
            TestPerson person = find(login.lab(), proof.holderId());
            about.summary(person.displayName() + " proved by card at LoA " + proof.loa() + " (" + proof.toldBy() + ")");
            requireSameUser(login, person);
            Proved proved = new Proved(person, proof, clock.wall());
            return proceed(login, proved, all(login, proved), address, about);
        } catch (Denied e) {
            return denied(login, about, e);
        }
    }

    /** Why somebody who proved who they are earlier has to do it again for a login; empty when they need not. */
    public Optional<String> obstacle(Login login, Proved earlier) {
        if (Signing.of(login).requested()) {
            return Optional.of("there is something to sign, which takes a card each time (SC-115)");
        }
        try {
            selected(login, all(login, earlier));
            return Optional.empty();
        } catch (Denied e) {
            return Optional.of("PrincipalSelection names somebody else");
        }
    }

    /**
     * Goes on with somebody who proved who they are in an earlier login: answers, or says what has to be chosen first.
     *
     * @param login taken: nobody else answers it
     * @param proved by a card, then
     * @param chosen in what capacity, as far as it was chosen then
     */
    public Decision proved(Login login, Proved proved, Standing chosen, String address) {
        Note about = known(login, proved)
                .summary(proved.person().displayName() + " is known from an earlier login at LoA "
                        + proved.proof().loa())
                .fact("session", true);
        try {
            return proceed(login, proved, chosen.among(all(login, proved)), address, about);
        } catch (Denied e) {
            return denied(login, about, e);
        }
    }

    private static List<Standing> all(Login login, Proved proved) {
        return Standing.all(login.persona(), proved.person(), proved.proof().holderId());
    }

    private static void requireSameUser(Login login, TestPerson person) throws Denied {
        if (login.sameUser().filter(id -> !id.equals(person.personalId())).isPresent()) {
            throw new Denied(
                    Ns.STATUS_RESPONDER,
                    Ns.STATUS_AUTHN_FAILED,
                    Finding.error(
                            "IDP-SAME-USER",
                            "asking the user of a session for the card again, as ForceAuthn='true' wants",
                            "the card of somebody else",
                            "the card of the person who is logged in at the service provider",
                            "Use the same person's card, or log out before another person logs in."));
        }
    }

    private Decision proceed(Login login, Proved proved, List<Standing> all, String address, Note about) throws Denied {
        List<Standing> possible = selected(login, all);
        Optional<Step> next = next(login, possible, Set.of());
        if (next.isPresent()) {
            loa(login, proved.proof());
            journal.append(login.lab(), about.fact("next", next.get().path()).accepted());
            return new Decision.Undecided(proved, possible, next.get());
        }
        return answered(login, proved, possible, address, about);
    }

    private Optional<Step> next(Login login, List<Standing> possible, Set<Step> done) {
        if (choices.needed(login, possible).isPresent()) {
            return Optional.of(Step.CHOICE);
        }
        if (login.persona().settings().answers().showReleased() && done.isEmpty()) {
            return Optional.of(Step.RELEASE);
        }
        return Optional.of(Step.SIGNATURE)
                .filter(step ->
                        !done.contains(step) && Signing.of(login).message().isPresent());
    }

    /** What would be told of somebody who has chosen (SC-155). */
    public List<AttributeRecipe> released(Login login, Proved proved, List<Standing> possible) {
        return release.release(
                        login,
                        Standing.common(possible),
                        new Circumstances(
                                proved.proof(),
                                login.persona()
                                        .loaUri(login.persona()
                                                .level(proved.proof().loa()))
                                        .orElse("")))
                .attributes();
    }

    /** The capacities that fit what the service provider says of the user it wants (SC-113, SC-183). */
    private static List<Standing> selected(Login login, List<Standing> possible) throws Denied {
        Persona persona = login.persona();
        List<MatchValue> wanted = login
                .asked()
                .flatMap(asked -> asked.extensions().principalSelection())
                .map(PrincipalSelection::matchValues)
                .orElse(List.of())
                .stream()
                .filter(match -> persona.settings().principalSelection().contains(match.name()))
                .toList();
        List<Standing> fitting = possible.stream()
                .filter(standing -> wanted.stream()
                        .allMatch(match -> AttributeRelease.valuesOf(persona, match.name(), standing)
                                .contains(match.value())))
                .toList();
        if (fitting.isEmpty()) {
            throw new Denied(
                    Ns.STATUS_RESPONDER,
                    Ns.STATUS_UNKNOWN_PRINCIPAL,
                    Finding.error(
                            "SC-183",
                            "comparing the user with PrincipalSelection",
                            "somebody else",
                            wanted.stream()
                                    .map(match -> match.name() + "=" + match.value())
                                    .collect(Collectors.joining(", ")),
                            "Log in as the person whom the service expects."));
        }
        return fitting;
    }

    private Decision answered(Login login, Proved proved, List<Standing> possible, String address, Note about)
            throws Denied {
        Standing standing = Standing.common(possible);
        Answers.Granted granted = grant(login, proved, standing);
        journal.append(login.lab(), about.accepted());
        Answers.Issued issued = answers.yes(login, proved.proof(), granted, address);
        return new Decision.Answered(
                issued.outgoing(), Optional.of(new Asserted(proved, standing, issued.nameId(), issued.sessionIndex())));
    }

    /**
     * Answers for somebody who has chosen, or says what is left to do.
     *
     * @param possible the capacities left after the choice
     * @param done what the user has read and accepted last
     */
    public Decision continued(Login login, Proved proved, List<Standing> possible, Set<Step> done, String address) {
        Optional<Step> next = next(login, possible, done);
        if (next.isPresent()) {
            return new Decision.Undecided(proved, possible, next.get());
        }
        Note about = known(login, proved)
                .summary(proved.person().displayName()
                        + (done.contains(Step.SIGNATURE) ? " accepted the sign message, as " : " goes on as ")
                        + Standing.common(possible).told());
        try {
            return answered(login, proved, possible, address, about);
        } catch (Denied e) {
            return denied(login, about, e);
        }
    }

    private Decision denied(Login login, Note about, Denied e) {
        journal.append(
                login.lab(),
                about.summary("The card holds, the login does not: " + e.finding.sentence())
                        .fact("requirement", e.finding.rule())
                        .refused());
        return no(login, e);
    }

    private Decision no(Login login, Denied e) {
        return e.secondary.isEmpty()
                ? new Decision.Shown(List.of(e.finding))
                : new Decision.Answered(answers.no(login, e.status, e.secondary, List.of(e.finding), true));
    }

    private Answers.Granted grant(Login login, Proved proved, Standing user) throws Denied {
        String loaUri = loa(login, proved.proof());
        AttributeRelease.Released released = release.release(login, user, new Circumstances(proved.proof(), loaUri));
        requireRequired(login, released);
        requireCoordination(login, user.person(), released);
        requireKnownName(login, user.person());
        return new Answers.Granted(user, loaUri, signed(login, user, loaUri, released.attributes()), proved);
    }

    /** What a signature adds: the digest of what was shown, and the activation data that was asked for. */
    private List<AttributeRecipe> signed(Login login, Standing user, String loaUri, List<AttributeRecipe> released) {
        Signing signing = Signing.of(login);
        List<AttributeRecipe> all = new ArrayList<>(released);
        signing.message()
                .flatMap(SignMessage::text)
                .ifPresent(text -> all.add(new AttributeRecipe(
                        PersonaMetadata.SIGN_MESSAGE_DIGEST,
                        Ns.ATTRNAME_URI,
                        "signMessageDigest",
                        List.of(Signing.digest(text)))));
        signing.sad().ifPresent(wish -> {
            String name = login.persona()
                    .profile()
                    .nameOf(Attribute.PERSONAL_IDENTITY_NUMBER)
                    .orElseThrow();
            String number = user.person().personalId();
            if (all.stream().noneMatch(given -> name.equals(given.name()))) {
                all.add(new AttributeRecipe(name, Ns.ATTRNAME_URI, "personalIdentityNumber", List.of(number)));
            }
            all.add(new AttributeRecipe(
                    PersonaMetadata.SAD,
                    Ns.ATTRNAME_URI,
                    "sad",
                    List.of(answers.activation(
                            login,
                            new ActivationData(login.persona().entityId(login.lab()), number, name, loaUri),
                            wish))));
        });
        return all;
    }

    private static void requireRequired(Login login, AttributeRelease.Released released) throws Denied {
        PersonaSettings settings = login.persona().settings();
        boolean page = settings.answers().missingRequiredPage();
        if (released.missingRequired().isEmpty() || !(page || settings.refuseMissingRequired())) {
            return;
        }
        throw new Denied(
                Ns.STATUS_RESPONDER,
                page ? "" : Ns.STATUS_REQUEST_DENIED,
                Finding.error(
                        page ? "INERA-003" : "SC-086",
                        "releasing the attributes that the service provider requires",
                        "no value for " + released.missingRequired(),
                        "a value for each RequestedAttribute with isRequired='true'",
                        "Log in as somebody who has them, or require less in the metadata."));
    }

    /** AllowCreate='false' wants a persistent name that was made before (SAML core 3.4.1.1). */
    private void requireKnownName(Login login, TestPerson person) throws Denied {
        boolean mayCreate =
                login.asked().flatMap(asked -> asked.request().allowCreate()).orElse(true);
        if (!mayCreate && !answers.hasName(login, person)) {
            throw new Denied(
                    Ns.STATUS_RESPONDER,
                    Ns.STATUS_INVALID_NAMEID_POLICY,
                    Finding.error(
                            login.persona().profile().rule(Rule.NAME_ID_POLICY),
                            "finding the user's persistent name for the service provider",
                            "AllowCreate='false', and none was made before",
                            "AllowCreate='true' the first time",
                            "Write AllowCreate='true' in NameIDPolicy."));
        }
    }

    private static void requireKind(Login login, CardEvidence evidence, CardProof proof) throws Denied {
        PersonaSettings settings = login.persona().settings();
        List<String> taken = settings.cardPolicies();
        boolean kind = taken.isEmpty() || taken.contains(proof.policyWord());
        if (kind && settings.takes(evidence.way())) {
            return;
        }
        throw new Denied(
                Ns.STATUS_RESPONDER,
                Ns.STATUS_AUTHN_FAILED,
                Finding.error(
                        "CARD-KIND",
                        "looking which e-legitimation it is",
                        kind
                                ? "shown by the way '" + evidence.way().word() + "'"
                                : "one with the policy " + proof.policy() + " (" + proof.policyWord() + ")",
                        kind ? "one of the ways " + settings.ways() : "one of the kinds " + taken,
                        "Use an e-legitimation that this identity provider takes, or another identity provider."));
    }

    private static String loa(Login login, CardProof proof) throws Denied {
        Persona persona = login.persona();
        int level = persona.level(proof.loa());
        String uri = persona.loaUri(level).orElse("none");
        boolean supported = persona.supportedLoas().contains(uri);
        boolean asked = login.requestedLoas().isEmpty() || login.requestedLoas().contains(uri);
        if (!supported || !asked) {
            throw new Denied(
                    Ns.STATUS_RESPONDER,
                    Ns.STATUS_NO_AUTHN_CONTEXT,
                    Finding.error(
                            persona.profile().rule(Rule.LOA_SUPPORTED),
                            "comparing the card's level of assurance with those that were requested",
                            "level " + level + " by the policy " + proof.policy(),
                            login.requestedLoas().isEmpty()
                                    ? "one of " + persona.supportedLoas()
                                    : "exactly one of " + login.requestedLoas(),
                            "Use a card of that level, or ask for every level that you accept."));
        }
        return uri;
    }

    private static void requireCoordination(Login login, TestPerson person, AttributeRelease.Released released)
            throws Denied {
        String number = person.personnummer();
        if (number == null) {
            return;
        }
        boolean given = released.attributes().stream()
                .anyMatch(attribute -> attribute.values().contains(number));
        boolean rule = login.persona().profile().has(Rule.LOA_REQUESTED);
        if (rule
                && given
                && AttributeRelease.isCoordinationNumber(number)
                && !login.sp().entityCategories().contains(COORDINATION)) {
            throw new Denied(
                    Ns.STATUS_RESPONDER,
                    Ns.STATUS_REQUEST_DENIED,
                    Finding.error(
                            "SC-173",
                            "releasing a samordningsnummer",
                            "a service provider that does not accept one",
                            "the entity category " + COORDINATION,
                            "Declare the category, or log in as somebody with a personnummer."));
        }
    }

    private TestPerson find(LabId lab, String holderId) throws Denied {
        return people.byHsaId(lab, holderId)
                .or(() -> people.byPersonalId(lab, holderId))
                .orElseThrow(() -> new Denied(
                        Ns.STATUS_RESPONDER,
                        Ns.STATUS_UNKNOWN_PRINCIPAL,
                        Finding.error(
                                "CARD-HOLDER",
                                "looking up the card's holder in the directory",
                                "nobody with the id " + holderId,
                                "one of the test persons",
                                "Put the person into the people folder of cards and identity provider alike.")));
    }

    private static Note known(Login login, Proved proved) {
        return Note.of("login.continued")
                .to(login.persona().entityId(login.lab()))
                .protocol("choice")
                .correlation(login.id(), login.inResponseTo(), proved.proof().fingerprint())
                .fact("idp", login.persona().id())
                .fact("sp", login.sp().entityId())
                .fact("login", login.id())
                .fact("certificate", proved.proof().fingerprint())
                .fact("loa", proved.proof().loa())
                .fact("authenticated", proved.at().toString());
    }

    private static Note note(Login login, CardEvidence evidence) {
        return Note.of("card.verified")
                .from("card")
                .to(login.persona().entityId(login.lab()))
                .protocol(evidence.protocol())
                .correlation(login.id(), login.inResponseTo())
                .fact("idp", login.persona().id())
                .fact("sp", login.sp().entityId())
                .fact("login", login.id())
                .fact("way", evidence.way().word());
    }

    private static Note about(Login login, CardEvidence evidence, CardProof proof) {
        return note(login, evidence)
                .correlation(proof.fingerprint())
                .fact("certificate", proof.fingerprint())
                .fact("subject", proof.certificate().getSubjectX500Principal().getName())
                .fact("holder", proof.holderId())
                .fact("loa", proof.loa())
                .fact("policy", proof.policy())
                .fact("assumption", proof.assumption())
                .fact("revocation", proof.toldBy())
                .fact("revocationTold", proof.revocation().told());
    }
}
