package se.sakeratkomst.ehm.assertion;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-037: the assertion names its subject. */
final class NamesItsSubject implements Check<Presented> {

    @Override
    public List<Finding> examine(Presented presented) {
        boolean named = presented
                .assertion()
                .nameId()
                .filter(nameId -> !nameId.value().isEmpty())
                .isPresent();
        return named
                ? List.of()
                : List.of(Finding.error(
                        "EHM-037",
                        "reading whom the assertion is about",
                        "no Subject with a NameID",
                        "a Subject with a NameID",
                        "Have the identity provider name the subject."));
    }
}
