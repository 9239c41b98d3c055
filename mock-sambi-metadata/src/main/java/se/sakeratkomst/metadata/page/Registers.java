package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** The registers that an address or a lab means. */
final class Registers {

    static final String FEDERATION = "/{federation:sambi|sweden-connect}";
    static final String PRODUCTION = FEDERATION + "/{environment:prod}";

    private Registers() {}

    static Register of(HttpServletRequest request, String federation, @Nullable String environment) {
        return new Register(
                CurrentLab.of(request),
                NamedFederation.of(federation),
                environment == null ? Environment.TRIAL : Environment.of(environment));
    }

    static List<Register> of(LabId lab) {
        return Federations.all().stream()
                .flatMap(federation -> of(lab, federation))
                .toList();
    }

    static Stream<Register> of(LabId lab, FederationProfile federation) {
        return Arrays.stream(Environment.values()).map(environment -> new Register(lab, federation, environment));
    }
}
