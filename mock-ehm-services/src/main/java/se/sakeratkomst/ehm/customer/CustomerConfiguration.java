package se.sakeratkomst.ehm.customer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.support.TransactionOperations;
import se.sakeratkomst.ehm.animal.OwnerConsents;
import se.sakeratkomst.ehm.animal.ReceptdepaDjur;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.ehm.soap.Desk;
import tools.jackson.databind.json.JsonMapper;

/** Consents and domain axs. */
@Configuration(proxyBeanMethods = false)
public class CustomerConfiguration {

    @Bean
    Consents registeredConsents(
            ConsentRepository consents,
            JdbcAggregateOperations rows,
            TransactionOperations transactions,
            JsonMapper json) {
        return new Consents(consents, rows, transactions, json);
    }

    @Bean
    Desk customers(
            NllRegister register,
            ResourceStore store,
            ObjectProvider<Pharmacies> pharmacies,
            Consents consents,
            OwnerConsents ofOwners,
            ReceptdepaDjur animals) {
        return () -> new CustomerDesk(register, store, pharmacies.getObject(), consents, ofOwners, animals).answers();
    }
}
