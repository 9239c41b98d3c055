package se.sakeratkomst.inera.hsa;

import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import se.sakeratkomst.inera.IneraSettings;
import se.sakeratkomst.inera.soap.Contract;
import se.sakeratkomst.inera.soap.SoapEndpoint;
import se.sakeratkomst.inera.soap.SoapEngine;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.embedded.WarmUp;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.problem.ProblemWriter;

/** HSA over SOAP; the engine is made when it is first needed. */
@Configuration(proxyBeanMethods = false)
public class HsaConfiguration {

    private static final String CREDENTIALS = "GetCredentialsForPersonIncludingProtectedPerson";
    private static final String EMPLOYEE = "GetEmployeeIncludingProtectedPerson";
    private static final String HEADER = "itintegration_registry_1.0.xsd";

    static final Contract CREDENTIALS_2 = new Contract(
            "infrastructure:directory:authorizationmanagement",
            CREDENTIALS,
            2,
            "2.2",
            "/hsa/authorizationmanagement/" + CREDENTIALS + "/2/rivtabp21",
            "hsa/",
            List.of(
                    CREDENTIALS + "Responder_2.2.xsd",
                    CREDENTIALS + "Responder_2.1_ext.xsd",
                    "infrastructure_directory_authorizationmanagement_2.4.xsd",
                    "infrastructure_directory_authorizationmanagement_2.1_ext.xsd",
                    "infrastructure_directory_authorizationmanagement_2.2_ext.xsd",
                    HEADER));
    static final Contract EMPLOYEE_3 = employee(3);
    static final Contract EMPLOYEE_4 = employee(4);

    private static Contract employee(int major) {
        return new Contract(
                "infrastructure:directory:employee",
                EMPLOYEE,
                major,
                major + ".0",
                "/hsa/employee/" + EMPLOYEE + "/" + major + "/rivtabp21",
                "hsa/",
                List.of(
                        EMPLOYEE + "Responder_" + major + ".0.xsd",
                        "infrastructure_directory_employee_" + major + ".0.xsd",
                        HEADER));
    }

    @Bean
    SoapEngine soapEngine(ServletContext context, People people, LabClock clock, IneraSettings settings) {
        return new SoapEngine(context, () -> services(people, clock, settings.hsa()));
    }

    private static Map<Contract, Object> services(People people, LabClock clock, IneraSettings.Hsa settings) {
        Directory directory = new Directory(people, settings.feigned());
        Codes codes = Codes.read(settings.codes());
        IneraSettings.Hsa.Gender gender = settings.gender();
        Employees employees = new Employees(
                directory, codes, new Employee.Genders(gender.male(), gender.female(), gender.unknown()), clock);
        return Map.of(
                CREDENTIALS_2, new Credentials(directory, codes),
                EMPLOYEE_3, new EmployeesV3(employees),
                EMPLOYEE_4, new EmployeesV4(employees));
    }

    @Bean
    WarmUp soapWarmUp(SoapEngine engine, IneraSettings settings) {
        return new WarmUp("soap-warm-up", settings.soap().warmUpAfter(), engine::prepare);
    }

    @Bean
    SimpleUrlHandlerMapping hsaMapping(
            SoapEngine engine, PublicUrls urls, Journal journal, ProblemWriter problems, IneraSettings settings) {
        SoapEndpoint.Parts parts = new SoapEndpoint.Parts(engine, urls, journal, problems);
        Map<String, SoapEndpoint> paths = new LinkedHashMap<>();
        for (Contract contract : List.of(CREDENTIALS_2, EMPLOYEE_3, EMPLOYEE_4)) {
            paths.put(contract.path(), new SoapEndpoint(contract, settings.hsa().logicalAddress(), "hsa", parts));
        }
        return new SimpleUrlHandlerMapping(paths, 0);
    }
}
