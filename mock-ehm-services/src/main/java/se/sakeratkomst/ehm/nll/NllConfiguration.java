package se.sakeratkomst.ehm.nll;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.assertion.AssertionChecks;
import se.sakeratkomst.ehm.assertion.Users;
import se.sakeratkomst.ehm.check.AffChecks;
import se.sakeratkomst.ehm.check.AffTable;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.ehm.folk.Relations;
import se.sakeratkomst.ehm.nll.check.ControlTableIsAsked;
import se.sakeratkomst.ehm.nll.check.FormatsAreRight;
import se.sakeratkomst.ehm.nll.check.RegistersController;
import se.sakeratkomst.ehm.nll.check.SilentRegisters;
import se.sakeratkomst.ehm.nll.check.StockOfALab;
import se.sakeratkomst.ehm.nll.door.AccessDecisionController;
import se.sakeratkomst.ehm.nll.door.BearerProof;
import se.sakeratkomst.ehm.nll.door.CallIsNew;
import se.sakeratkomst.ehm.nll.door.NllGate;
import se.sakeratkomst.ehm.nll.list.PatientListController;
import se.sakeratkomst.ehm.nll.list.SeedDocuments;
import se.sakeratkomst.ehm.nll.list.SeededLists;
import se.sakeratkomst.ehm.nll.patient.AuditController;
import se.sakeratkomst.ehm.nll.patient.AuditLog;
import se.sakeratkomst.ehm.nll.patient.OwnAnswers;
import se.sakeratkomst.ehm.nll.patient.OwnLists;
import se.sakeratkomst.ehm.nll.patient.OwnPage;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Facts;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.reading.Sights;
import se.sakeratkomst.ehm.nll.server.BasicProvider;
import se.sakeratkomst.ehm.nll.server.Bundles;
import se.sakeratkomst.ehm.nll.server.ConsentProvider;
import se.sakeratkomst.ehm.nll.server.DispenseProvider;
import se.sakeratkomst.ehm.nll.server.FirstCalls;
import se.sakeratkomst.ehm.nll.server.Monitoring;
import se.sakeratkomst.ehm.nll.server.NllEndpoint;
import se.sakeratkomst.ehm.nll.server.NllServer;
import se.sakeratkomst.ehm.nll.server.PatientProvider;
import se.sakeratkomst.ehm.nll.server.PingProvider;
import se.sakeratkomst.ehm.nll.server.PrescriptionProvider;
import se.sakeratkomst.ehm.nll.server.ProvenanceProvider;
import se.sakeratkomst.ehm.nll.writing.ConsentWriting;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.EndOperation;
import se.sakeratkomst.ehm.nll.writing.LockWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Quantities;
import se.sakeratkomst.ehm.nll.writing.WriteCheck;
import se.sakeratkomst.ehm.nll.writing.Writes;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.prescriber.Prescribers;
import se.sakeratkomst.ehm.prescriber.Workplaces;
import se.sakeratkomst.ehm.register.ListMaker;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.token.AccessTokens;
import se.sakeratkomst.kit.embedded.WarmUp;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPersonnummer;
import tools.jackson.databind.json.JsonMapper;

/** NLL over FHIR; the FHIR server itself is built when it is first needed, see {@link NllServer}. */
@Configuration(proxyBeanMethods = false)
@Import({
    NllAssumptions.class,
    AuditController.class,
    OwnPage.class,
    AccessDecisionController.class,
    PatientListController.class,
    RegistersController.class
})
public class NllConfiguration {

    @Bean
    NllServer nllServer(
            ServletContext context,
            PublicUrls urls,
            AccessRules rules,
            Decisions decisions,
            NllRegister register,
            ResourceStore store,
            Documents documents,
            TestPersonnummer numbers,
            AccessTokens tokens,
            AssertionChecks checks,
            EServices services,
            Users users,
            ObjectProvider<WriteCheck> writeChecks,
            Overrides overrides,
            ObjectProvider<Articles> articles,
            ObjectProvider<Relations> relations,
            EhmSettings settings) {
        return new NllServer(() -> {
            FhirContext fhir = documents.library();
            Holdings holdings = new Holdings(store, new Sights(store, documents));
            Writes writes = new Writes(
                    register,
                    store,
                    documents,
                    new Quantities(articles.getObject()),
                    settings.nll().restMargin(),
                    writeChecks.orderedStream().toList());
            PrescriptionWriting prescriptions =
                    new PrescriptionWriting(writes, settings.nll().codes().telephone());
            DispenseWriting dispenses = new DispenseWriting(
                    writes, prescriptions, settings.nll().codes().completes());
            LockWriting locks = new LockWriting(writes);
            ConsentWriting consents = new ConsentWriting(writes, settings.nll().consentYears());
            EndOperation end = new EndOperation(
                    writes,
                    prescriptions,
                    settings.nll().stopActivity(),
                    settings.nll().cancelActivity());
            NllGate gate = new NllGate(
                    rules,
                    decisions,
                    new BearerProof(tokens, checks, services, users),
                    register,
                    new Facts(store, documents, relations.getObject()),
                    overrides,
                    new CallIsNew(
                            store,
                            register::now,
                            settings.nll().requestIds().window(),
                            settings.nll().requestIds().refused()),
                    settings.nll().loa());
            return new NllServer.Parts(
                    fhir,
                    context,
                    urls,
                    gate,
                    List.of(
                            new PatientProvider(register, numbers, gate::mayKnow),
                            new PrescriptionProvider(holdings, writes, prescriptions, end),
                            new DispenseProvider(holdings, writes, dispenses),
                            new BasicProvider(holdings, register, writes, locks),
                            new ConsentProvider(holdings, writes, consents, gate::mayMake),
                            new ProvenanceProvider(holdings)),
                    List.of(
                            new PingProvider(rules),
                            new Monitoring(
                                    register, store, documents, new Facts(store, documents, relations.getObject())),
                            new Bundles(writes, prescriptions, dispenses, locks, consents, end, gate::mayMake)));
        });
    }

    @Bean
    Documents nllDocuments() {
        return new Documents(() -> {
            FhirContext fhir = FhirContext.forR4();
            fhir.setParserErrorHandler(new StrictErrorHandler());
            fhir.getParserOptions().setStripVersionsFromReferences(false);
            return fhir;
        });
    }

    @Bean
    AuditLog auditLog(
            Journal journal, AccessRules rules, People people, ObjectProvider<Pharmacies> pharmacies, JsonMapper json) {
        return new AuditLog(journal, rules, people, pharmacies::getObject, json);
    }

    @Bean
    OwnLists ownLists(
            ResourceStore store,
            NllRegister register,
            Documents documents,
            Decisions decisions,
            AccessRules rules,
            ObjectProvider<Articles> articles,
            ObjectProvider<Pharmacies> pharmacies,
            ObjectProvider<Relations> relations,
            EhmSettings settings) {
        return new OwnLists(
                store,
                register,
                documents,
                new Facts(store, documents, relations.getObject()),
                decisions,
                rules,
                articles::getObject,
                pharmacies::getObject,
                settings.nll().restMargin());
    }

    @Bean
    OwnAnswers ownAnswers(
            ResourceStore store, NllRegister register, Documents documents, Journal journal, EhmSettings settings) {
        return new OwnAnswers(
                store, register, documents, journal, settings.nll().consentYears());
    }

    @Bean
    SilentRegisters silentRegisters() {
        return new SilentRegisters();
    }

    @Bean
    @Lazy
    WriteCheck writtenIsChecked(
            AffTable table,
            Registers registers,
            SilentRegisters silent,
            ResourceStore store,
            Documents documents,
            ObjectProvider<Relations> relations) {
        return new ControlTableIsAsked(
                new AffChecks(table.overFhir()),
                registers,
                silent,
                new StockOfALab(store, documents, new Facts(store, documents, relations.getObject())));
    }

    @Bean
    @Lazy
    WriteCheck writtenHasRightFormats() {
        return new FormatsAreRight();
    }

    @Bean
    ListMaker listMaker(
            JsonMapper json,
            ObjectProvider<Articles> articles,
            ObjectProvider<Prescribers> prescribers,
            ObjectProvider<Workplaces> workplaces,
            ObjectProvider<Pharmacies> pharmacies,
            EhmSettings settings) {
        return new SeededLists(
                articles::getObject,
                prescribers::getObject,
                workplaces::getObject,
                pharmacies::getObject,
                new SeedDocuments(
                        json,
                        settings.nll().codes().electronic(),
                        settings.nll().codes().withoutBenefit()),
                settings.nll().consentYears());
    }

    @Bean
    WarmUp nllWarmUp(Issuers issuers, NllServer server, AccessTokens tokens, EhmSettings settings) {
        return new WarmUp(
                "nll-warm-up", settings.nll().warmUpAfter(), new FirstCalls(issuers, server, tokens)::anticipate);
    }

    @Bean
    NllEndpoint nllEndpoint(NllServer server, Journal journal, JsonMapper json) {
        return new NllEndpoint(server, journal, json);
    }

    @Bean
    SimpleUrlHandlerMapping nllMapping(NllEndpoint endpoint) {
        return new SimpleUrlHandlerMapping(Map.of(NllEndpoint.PATH, endpoint, NllEndpoint.PATH + "/**", endpoint), 0);
    }
}
