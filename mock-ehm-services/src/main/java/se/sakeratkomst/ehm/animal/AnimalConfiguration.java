package se.sakeratkomst.ehm.animal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.check.AffChecks;
import se.sakeratkomst.ehm.soap.Desk;
import se.sakeratkomst.kit.clock.LabClock;
import tools.jackson.databind.json.JsonMapper;

/** Receptdepå djur. */
@Configuration(proxyBeanMethods = false)
@Import(AnimalsController.class)
public class AnimalConfiguration {

    /** Name of the bean with the checks of the control sets for animals. */
    public static final String CHECKS = "affChecksOfAnimals";

    @Bean
    OwnerConsents ownerConsents(ConsentRows rows, TransactionOperations transactions, LabClock clock) {
        return new OwnerConsents(rows, transactions, clock);
    }

    @Bean
    Desk animals(ReceptdepaDjur depot, OwnerConsents consents, LabClock clock) {
        return new AnimalDesk(depot, consents, clock);
    }

    @Bean
    ReceptdepaDjur receptdepaDjur(
            PrescriptionRows prescriptions,
            DispenseRows dispenses,
            HistoryRows history,
            OwnerConsents consents,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            @Qualifier(CHECKS) ObjectProvider<AffChecks> checks,
            RegistersOfLab registers,
            OwnersOfLab owners) {
        return new ReceptdepaDjur(
                prescriptions,
                dispenses,
                history,
                consents,
                transactions,
                clock,
                json,
                checks::getObject,
                registers,
                owners,
                new SeededAnimals());
    }
}
