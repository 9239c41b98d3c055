package se.sakeratkomst.ehm.register;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.EhmSettings;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.people.TestPersonnummer;
import tools.jackson.databind.json.JsonMapper;

/** NLL's holdings. */
@Configuration(proxyBeanMethods = false)
public class RegisterConfiguration {

    @Bean
    TestPersonnummer testPersonnummer(SandboxProperties settings) {
        return new TestPersonnummer(settings.people().birthNumbers());
    }

    @Bean
    NllRegister nllRegister(
            PatientRepository patients,
            ResourceRepository resources,
            JdbcAggregateOperations rows,
            TransactionOperations transactions,
            LabClock clock,
            JsonMapper json,
            TestPersonnummer numbers,
            ListMaker lists,
            EhmSettings settings) {
        return new NllRegister(
                patients, resources, rows, transactions, clock, json, numbers, lists, settings.patients());
    }

    @Bean
    ResourceStore resourceStore(
            ResourceRepository resources,
            PatientRepository patients,
            JdbcAggregateOperations rows,
            TransactionOperations transactions) {
        return new ResourceStore(resources, patients, rows, transactions);
    }
}
