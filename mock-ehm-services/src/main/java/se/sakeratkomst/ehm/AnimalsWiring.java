package se.sakeratkomst.ehm;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import se.sakeratkomst.ehm.animal.AnimalConfiguration;
import se.sakeratkomst.ehm.animal.OwnersOfLab;
import se.sakeratkomst.ehm.animal.RegistersOfLab;
import se.sakeratkomst.ehm.check.AffChecks;
import se.sakeratkomst.ehm.check.AffTable;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.nll.check.SilentRegisters;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.TestPersonnummer;

/** What Receptdepå djur asks of the other registers. */
@Configuration(proxyBeanMethods = false)
class AnimalsWiring {

    @Bean(AnimalConfiguration.CHECKS)
    @Lazy
    AffChecks affChecksOfAnimals(RegisterFiles files) {
        return new AffChecks(AffTable.readForAnimals(files.affChecksAnimals()));
    }

    @Bean
    RegistersOfLab registersOfLab(ObjectProvider<Registers> registers, SilentRegisters silent) {
        return lab -> silent.without(registers.getObject(), lab);
    }

    @Bean
    OwnersOfLab ownersOfLab(NllRegister people, TestPersonnummer numbers) {
        return (lab, personnummer) -> status(people, numbers, lab, personnummer);
    }

    /** The population register has every number of the test series. */
    private static PopulationStatus status(
            NllRegister people, TestPersonnummer numbers, LabId lab, String personnummer) {
        if (numbers.objection(personnummer).isPresent()) {
            return PopulationStatus.MISSING;
        }
        return people.patientByPersonnummer(lab, personnummer)
                .map(AnimalsWiring::status)
                .orElse(PopulationStatus.TEST_PERSON);
    }

    private static PopulationStatus status(Patient known) {
        return known.deceasedOn() != null
                ? PopulationStatus.DECEASED
                : known.protectedIdentity() ? PopulationStatus.SECRET : PopulationStatus.TEST_PERSON;
    }
}
