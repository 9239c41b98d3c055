package se.sakeratkomst.ehm.pirr;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.ehm.animal.ReceptdepaDjur;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.nef.NefFields;
import se.sakeratkomst.ehm.nef.NefLimits;
import se.sakeratkomst.ehm.nef.NefReader;
import se.sakeratkomst.ehm.nef.NefSchemas;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.control.Assumption;
import se.sakeratkomst.kit.control.Assumptions;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.revocation.CachedRevocation;
import se.sakeratkomst.kit.revocation.OcspThenCrl;
import se.sakeratkomst.kit.tls.PeerClient;
import tools.jackson.databind.json.JsonMapper;

/** PIRR; schemas are read when the first message comes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PirrSettings.class)
public class PirrConfiguration {

    @Bean
    @Lazy
    NefReader nefReader(PirrSettings settings) {
        return new NefReader(
                NefSchemas.read(settings.schemas()),
                NefFields.read(settings.fields()),
                new NefLimits(
                        settings.largest(), settings.charsets(), settings.bodies() == PirrSettings.Bodies.checked));
    }

    @Bean
    Interchanges interchanges(InterchangeRows rows, TransactionOperations transactions, JsonMapper json) {
        return new Interchanges(rows, transactions, json);
    }

    @Bean
    Pirr pirr(
            PirrSettings settings,
            EhmSettings ehm,
            ObjectProvider<NefReader> reader,
            PeerClient peers,
            Clock wall,
            LabClock clock,
            People people,
            ReceptdepaDjur depot,
            Interchanges interchanges,
            TransactionOperations transactions,
            Journal journal) {
        return new Pirr(
                settings,
                reader::getObject,
                new SignersCard(
                        peers,
                        new CachedRevocation(
                                new OcspThenCrl(peers, wall), wall, ehm.edge().revocationCache()),
                        clock,
                        people,
                        ehm.edge().revocationUnknown() == EhmSettings.Edge.WhenUnknown.accept),
                depot,
                interchanges,
                transactions,
                clock,
                journal);
    }

    @Bean
    PirrEndpoint pirrEndpoint(
            Pirr pirr,
            AccessTokens tokens,
            AssertionChecks checks,
            EServices services,
            Users users,
            Overrides overrides,
            PublicUrls urls,
            Journal journal,
            PirrSettings settings) {
        return new PirrEndpoint(
                pirr,
                new PirrProof(tokens, checks, services, users, settings.user() == PirrSettings.Proof.required),
                overrides,
                urls,
                journal,
                settings.largest());
    }

    @Bean
    SimpleUrlHandlerMapping pirrMapping(PirrEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(Map.of(PirrEndpoint.PATH, endpoint), 0);
    }

    @Bean
    Assumptions pirrAssumptions(PirrSettings settings) {
        return new Assumptions(List.of(
                new Assumption(
                        "ehm.nef-structure",
                        "NEF messages have the structure of the sandbox's own schemas (docs/animals.md): the names and lengths of the header up to"
                                + " InterchangeRef are public, the bodies of the messages are not",
                        "ehm-v17-messages.md 10.2: first part of the header (D), rest and bodies (U)",
                        NefSchemas.SETTING + ", " + NefFields.SETTING + ", sandbox.ehm.pirr.bodies",
                        (settings.schemas() == null
                                        ? "the sandbox's own"
                                        : settings.schemas().toString())
                                + ", " + settings.bodies()),
                new Assumption(
                        "ehm.nef-charset",
                        "A message is in one of " + settings.charsets()
                                + ", as its XML declaration says and its MIME part does not"
                                + " contradict, and has at most " + settings.largest() + " bytes",
                        "ehm-v17-messages.md 10.2: charset and size (U)",
                        "sandbox.ehm.pirr.charsets, sandbox.ehm.pirr.largest",
                        settings.charsets() + ", " + settings.largest()),
                new Assumption(
                        "ehm.pirr-signer",
                        "A message is signed with the key for underskrift (PIN 2) of a card whose holder has, in the catalogue, the prescription code"
                                + " that the message names, and is the user of the assertion where there is one",
                        "ehm.md 3.4: S/MIME and assertion (D), how signer and prescriber are compared (I)",
                        "none",
                        "catalogue of persons"),
                new Assumption(
                        "ehm.pirr-codes",
                        "The call is answered with an answer code beside the acknowledgement; the acknowledgement says 0 accepted, 1 with warnings"
                                + " or 2 rejected and names the control that objects",
                        "ehm-v17-messages.md 10.1: that there are answer codes (D), their list and APERAK's body (U)",
                        "sandbox.ehm.pirr.codes",
                        settings.codes().toString()),
                new Assumption(
                        "ehm.pirr-envelope",
                        "callService has a serviceDescriptor with a name and a requestDocument with contentType and payload, is answered with a"
                                + " responseDocument with svarskod, svarstext, contentType and payload, and is found by the names "
                                + settings.newPrescription() + " and " + settings.cancellation()
                                + "; a call without a proof of user is refused unless told otherwise",
                        "ehm.md 3.4: operation, path, namespaces, service names (C), structure of the envelope (U)",
                        "sandbox.ehm.pirr.new-prescription, sandbox.ehm.pirr.cancellation, sandbox.ehm.pirr.user",
                        settings.newPrescription() + ", " + settings.cancellation() + ", " + settings.user()),
                new Assumption(
                        "ehm.pirr-interchange",
                        "A reference that its sender has used for a message that was taken is refused; one of a message that was refused may be used"
                                + " again. A cancellation names the interchange that brought what it cancels; any veterinarian may cancel",
                        "ehm-v17-messages.md 10.2: InterchangeRef is unique per transfer (D), what a repetition leads to (I)",
                        "none",
                        "refused"),
                new Assumption(
                        "ehm.receptdepa-djur",
                        "A veterinarian's message is stored also when the owner has not consented; pharmacies then see nothing of it and store nothing. The"
                                + " consent of an owner told by birth date holds at the pharmacy where it was given. What is printed leaves the"
                                + " register. A prescription without a last day is valid for a year",
                        "ehm.md 3.5: consent and statuses (D), what happens without consent, services of RDD (I, U)",
                        "none",
                        "stored, not shown"),
                new Assumption(
                        "ehm.rdd-contracts",
                        "Pharmacies reach Receptdepå djur by eight services of domain rdd, whose contracts are designed by the sandbox; a consent rrd of"
                                + " domain axs is the same as the owner's",
                        "ehm-v17-messages.md 9: rdd (U); ehm.md 3.2: SkrivUtReceptoriginalDjur (D name)",
                        "none",
                        "version17/rdd.txt"),
                new Assumption(
                        "ehm.aff-animals",
                        "Which controls the sets AFF-NEF, AFF-MAK, AFF-REG, AFF-KORR and AFF-EXP hold is the sandbox's choice; codes of TEST-DJUR are its own",
                        "ehm.md 3.5: names of the sets (D), their rows (U)",
                        "sandbox.ehm.registers.aff-checks-animals",
                        "see docs/aff-checks.md")));
    }
}
