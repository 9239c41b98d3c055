package se.sakeratkomst.ehm.expo;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.soap.Desk;

/** Domain expo. */
@Configuration(proxyBeanMethods = false)
public class ExpoConfiguration {

    @Bean
    Desk dispensingPlaces(ObjectProvider<Pharmacies> pharmacies) {
        return () -> new ExpoDesk(pharmacies.getObject()).answers();
    }
}
