package se.sakeratkomst.idp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The identity providers of the sandbox. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IdpConfiguration.class)
public class MockIdp {

    public static void main(String[] arguments) {
        SpringApplication.run(MockIdp.class, arguments);
    }
}
