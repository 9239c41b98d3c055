package se.sakeratkomst.idp.answer;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.card.CardEvidence;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.idp.card.CardRefused;
import se.sakeratkomst.idp.card.CardVerifier;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.FederationProfile.Rule;
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
            loa(login, proof);
            TestPerson person = find(login.lab(), proof.holderId());
            about.summary(person.displayName() + " proved by card at LoA " + proof.loa() + " (" + proof.toldBy() + ")");
            requireSameUser(login, person);
            Proved proved = new Proved(person, proof, clock.wall());
            return proceed(login, proved, all(proved), address, about);
        } catch (Denied e) {
            return denied(login, about, e);
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
            return proceed(login, proved, chosen.among(all(proved)), address, about);
        } catch (Denied e) {
            return denied(login, about, e);
        }
    }

    private static List<Standing> all(Proved proved) {
        return Standing.all(proved.person(), proved.proof().holderId());
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

    private Decision proceed(Login login, Proved proved, List<Standing> possible, String address, Note about)
            throws Denied {
        if (choices.needed(login, possible).isPresent()) {
            loa(login, proved.proof());
            journal.append(login.lab(), about.fact("choosing", true).accepted());
            return new Decision.Undecided(proved, possible);
        }
        return answered(login, proved, Standing.common(possible), address, about);
    }

    private Decision answered(Login login, Proved proved, Standing standing, String address, Note about) throws Denied {
        Answers.Granted granted = grant(login, proved, standing);
        journal.append(login.lab(), about.accepted());
        Answers.Issued issued = answers.yes(login, proved.proof(), granted, address);
        return new Decision.Answered(
                issued.outgoing(), Optional.of(new Asserted(proved, standing, issued.nameId(), issued.sessionIndex())));
    }

    /**
     * Answers for somebody who has chosen, or says what is left to choose.
     *
     * @param possible the capacities left after the choice
     */
    public Decision chosen(Login login, Proved proved, List<Standing> possible, String address) {
        if (choices.needed(login, possible).isPresent()) {
            return new Decision.Undecided(proved, possible);
        }
        Standing standing = Standing.common(possible);
        Note about = known(login, proved).summary(proved.person().displayName() + " chose " + standing.told());
        try {
            return answered(login, proved, standing, address, about);
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
        return new Decision.Answered(answers.no(login, e.status, e.secondary, List.of(e.finding), true));
    }

    private Answers.Granted grant(Login login, Proved proved, Standing user) throws Denied {
        Persona persona = login.persona();
        String loaUri = loa(login, proved.proof());
        AttributeRelease.Released released = release.release(login, user);
        if (!released.missingRequired().isEmpty() && persona.settings().refuseMissingRequired()) {
            throw new Denied(
                    Ns.STATUS_RESPONDER,
                    Ns.STATUS_REQUEST_DENIED,
                    Finding.error(
                            "SC-086",
                            "releasing the attributes that the service provider requires",
                            "no value for " + released.missingRequired(),
                            "a value for each RequestedAttribute with isRequired='true'",
                            "Log in as somebody who has them, or require less in the metadata."));
        }
        requireCoordination(login, user.person(), released);
        return new Answers.Granted(user, loaUri, released.attributes(), proved.at());
    }

    private static String loa(Login login, CardProof proof) throws Denied {
        Persona persona = login.persona();
        String uri = persona.profile().loaUris().get(proof.loa());
        boolean supported = uri != null && persona.supportedLoas().contains(uri);
        boolean asked = login.requestedLoas().isEmpty() || login.requestedLoas().contains(uri);
        if (uri == null || !supported || !asked) {
            throw new Denied(
                    Ns.STATUS_RESPONDER,
                    Ns.STATUS_NO_AUTHN_CONTEXT,
                    Finding.error(
                            persona.profile().rule(Rule.LOA_SUPPORTED),
                            "comparing the card's level of assurance with those that were requested",
                            "level " + proof.loa() + " by the policy " + proof.policy(),
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
