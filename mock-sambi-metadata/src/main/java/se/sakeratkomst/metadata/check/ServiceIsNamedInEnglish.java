package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * ServiceName says what the service is, at least in English.
 *
 * @see "SAML2int 0.2, metadata"
 */
@Decides("SAMBI-006")
final class ServiceIsNamedInEnglish implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSambi()) {
            return List.of();
        }
        return submission.serviceProviders().stream()
                .flatMap(sp -> Elements.children(sp, Ns.MD, "AttributeConsumingService").stream())
                .filter(service -> Elements.children(service, Ns.MD, "ServiceName").stream()
                        .noneMatch(name -> "en".equals(Texts.language(name))))
                .map(service -> Finding.warning(
                                "SAMBI-006",
                                "reading md:ServiceName",
                                "none in English",
                                "what the service is, not the company, with xml:lang=\"en\"",
                                "Add it.")
                        .at(service))
                .toList();
    }
}
