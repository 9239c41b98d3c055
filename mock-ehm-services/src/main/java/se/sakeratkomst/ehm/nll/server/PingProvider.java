package se.sakeratkomst.ehm.nll.server;

import ca.uhn.fhir.rest.annotation.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.rule.AccessRules;

/** $ping: without user it shows that the connection works, with a user it tells the user's roles. */
public final class PingProvider {

    private final AccessRules rules;

    public PingProvider(AccessRules rules) {
        this.rules = rules;
    }

    /** Answers. */
    @Operation(name = "$ping", idempotent = true)
    public Parameters ping(HttpServletRequest request) {
        NllCall call = NllCall.of(request);
        Parameters answer = new Parameters();
        answer.setId(UUID.randomUUID().toString());
        answer.addParameter("environment", new StringType("TEST"));
        answer.addParameter("system", new StringType(call.system().subject()));
        call.user().ifPresent(user -> {
            answer.addParameter("loa", new IntegerType(user.loa()));
            for (String role : user.roles()) {
                Parameters.ParametersParameterComponent part =
                        answer.addParameter().setName("role");
                part.addPart().setName("code").setValue(new StringType(role));
                part.addPart().setName("name").setValue(new StringType(rules.nameOf(role)));
            }
        });
        return answer;
    }
}
