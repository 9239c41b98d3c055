package se.sakeratkomst.idp.answer;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.card.CardEvidence;
import se.sakeratkomst.idp.card.CardProof;
import se.sakeratkomst.idp.card.CardRefused;
import se.sakeratkomst.idp.card.CardVerifier;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.Persona;
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
    private final Journal journal;

    public Admission(CardVerifier verifier, AttributeRelease release, People people, Answers answers, Journal journal) {
        this.verifier = verifier;
        this.release = release;
        this.people = people;
        this.answers = answers;
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
     * Judges.
     *
     * @param login taken: nobody else answers it
     * @param evidence what the card gave
     * @param address the user's address
     */
    public Outgoing decide(Login login, CardEvidence evidence, String address) {
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
            return answers.no(login, Ns.STATUS_RESPONDER, Ns.STATUS_AUTHN_FAILED, List.of(e.finding()), true);
        }
        try {
            Answers.Granted granted = grant(login, proof);
            journal.append(
                    login.lab(),
                    about(login, evidence, proof)
                            .summary(granted.user().person().displayName() + " proved by card at LoA " + proof.loa()
                                    + " (" + proof.toldBy() + ")")
                            .accepted());
            return answers.yes(login, proof, granted, address);
        } catch (Denied e) {
            journal.append(
                    login.lab(),
                    about(login, evidence, proof)
                            .summary("The card holds, the login does not: " + e.finding.sentence())
                            .fact("requirement", e.finding.rule())
                            .refused());
            return answers.no(login, e.status, e.secondary, List.of(e.finding), true);
        }
    }

    private Answers.Granted grant(Login login, CardProof proof) throws Denied {
        Persona persona = login.persona();
        String loaUri = loa(login, proof);
        Standing user = find(login.lab(), proof.holderId())
                .orElseThrow(() -> new Denied(
                        Ns.STATUS_RESPONDER,
                        Ns.STATUS_UNKNOWN_PRINCIPAL,
                        Finding.error(
                                "CARD-HOLDER",
                                "looking up the card's holder in the directory",
                                "nobody with the id " + proof.holderId(),
                                "one of the test persons",
                                "Put the person into the people folder of cards and identity provider alike.")));
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
        return new Answers.Granted(user, loaUri, released.attributes());
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

    private Optional<Standing> find(LabId lab, String holderId) {
        return people.byHsaId(lab, holderId)
                .or(() -> people.byPersonalId(lab, holderId))
                .map(person -> Standing.of(person, holderId));
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
