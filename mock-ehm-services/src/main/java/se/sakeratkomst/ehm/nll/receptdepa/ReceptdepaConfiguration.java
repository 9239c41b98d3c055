package se.sakeratkomst.ehm.nll.receptdepa;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.ehm.check.AffTable;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.customer.Consents;
import se.sakeratkomst.ehm.decision.Decisions;
import se.sakeratkomst.ehm.folk.Relations;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Facts;
import se.sakeratkomst.ehm.nll.reading.Holdings;
import se.sakeratkomst.ehm.nll.reading.Sights;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.Quantities;
import se.sakeratkomst.ehm.nll.writing.WriteCheck;
import se.sakeratkomst.ehm.nll.writing.Writes;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.soap.Answering;
import se.sakeratkomst.ehm.soap.Desk;
import se.sakeratkomst.ehm.soap.SoapSettings;

/** Receptdepå human; built when the first call of version 17 comes. */
@Configuration(proxyBeanMethods = false)
public class ReceptdepaConfiguration {

    @Bean
    Desk receptdepa(
            NllRegister register,
            ResourceStore store,
            Documents documents,
            Decisions decisions,
            Consents consents,
            ObjectProvider<Relations> relations,
            ObjectProvider<Registers> registers,
            ObjectProvider<AffTable> table,
            ObjectProvider<WriteCheck> checks,
            SoapSettings settings,
            EhmSettings ehm) {
        return () -> answers(
                register, store, documents, decisions, consents, relations, registers, table, checks, settings,
                ehm.nll());
    }

    private static Map<String, Answering> answers(
            NllRegister register,
            ResourceStore store,
            Documents documents,
            Decisions decisions,
            Consents consents,
            ObjectProvider<Relations> relations,
            ObjectProvider<Registers> registers,
            ObjectProvider<AffTable> table,
            ObjectProvider<WriteCheck> checks,
            SoapSettings settings,
            EhmSettings.Nll nll) {
        Registers known = registers.getObject();
        Quantities quantities = new Quantities(known.articles());
        Numbers numbers = new Numbers(store);
        Face face = new Face(
                register,
                documents,
                new Facts(store, documents, relations.getObject()),
                decisions,
                settings.careAccess(),
                settings.pharmacyAccess());
        Writes writes = new Writes(
                register,
                store,
                documents,
                quantities,
                nll.restMargin(),
                checks.orderedStream().toList());
        PrescriptionWriting prescriptions =
                new PrescriptionWriting(writes, nll.codes().telephone());
        return new ReceptdepaDesk(
                        store,
                        documents,
                        register,
                        new Holdings(store, new Sights(store, documents)),
                        face,
                        new Changes(writes, register, face),
                        prescriptions,
                        new DispenseWriting(writes, prescriptions, nll.codes().completes()),
                        new Telling(known, quantities, nll.restMargin(), numbers),
                        new Prescribing(known, nll.codes().completes()),
                        numbers,
                        table.getObject(),
                        consents)
                .answers();
    }
}
