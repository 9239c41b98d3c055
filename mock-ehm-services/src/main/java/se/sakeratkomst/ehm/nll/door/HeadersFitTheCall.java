package se.sakeratkomst.ehm.nll.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.call.NllHeader;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.rule.CallRow;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * EHM-052 to EHM-056, EHM-070, EHM-071: the call carries the headers that its kind needs, and those it carries are well-formed. Which calls need which
 * is inferred and therefore a table, see access-rules.yaml.
 */
final class HeadersFitTheCall implements Check<NllCall> {

    private final AccessRules rules;

    HeadersFitTheCall(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public List<Finding> examine(NllCall call) {
        List<Finding> findings = new ArrayList<>();
        Optional<CallRow> row = rules.call(call.kind());
        boolean inCare = call.user().map(user -> user.pharmacy() == null).orElse(false);
        for (NllHeader header : NllHeader.values()) {
            Optional<String> value = call.header(header.header());
            if (value.isEmpty()) {
                if (row.map(needs -> needs.needs(header.header(), inCare)).orElse(false)) {
                    findings.add(finding(call, header, "no header " + header.header()));
                }
            } else {
                header.objection(value.get(), rules)
                        .ifPresent(
                                objection -> findings.add(finding(call, header, header.header() + " is " + objection)));
            }
        }
        return findings;
    }

    private static Finding finding(NllCall call, NllHeader header, String observed) {
        return Finding.error(
                header.rule(),
                "reading the headers of a call of kind '" + call.kind() + "'",
                observed,
                header.expected(),
                header.remedy());
    }
}
