package se.sakeratkomst.ehm.assertion;

import java.util.Collection;
import java.util.Optional;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.eservice.EServices;
import se.sakeratkomst.kit.lab.LabId;

/** For which e-services an assertion is accepted here. */
public interface Audience {

    /** The e-service among those that the assertion names. */
    Optional<EService> among(Collection<String> audiences);

    /** What is expected, for people. */
    String expected();

    /** At the token endpoint: only the e-service that calls. */
    static Audience calling(EService service) {
        return new Audience() {
            @Override
            public Optional<EService> among(Collection<String> audiences) {
                return audiences.contains(service.entityId()) ? Optional.of(service) : Optional.empty();
            }

            @Override
            public String expected() {
                return "the e-service that calls, " + service.entityId();
            }
        };
    }

    /** Where the caller has no client id: any registered e-service. */
    static Audience registered(EServices services, LabId lab) {
        return new Audience() {
            @Override
            public Optional<EService> among(Collection<String> audiences) {
                return audiences.stream()
                        .flatMap(entityId -> services.byEntityId(lab, entityId).stream())
                        .findFirst();
            }

            @Override
            public String expected() {
                return "the entityId of an e-service registered with E-hälsomyndigheten in lab " + lab;
            }
        };
    }
}
