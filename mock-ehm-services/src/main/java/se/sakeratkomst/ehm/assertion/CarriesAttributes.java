package se.sakeratkomst.ehm.assertion;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-032: the assertion carries an AttributeStatement with attributes. */
final class CarriesAttributes implements Check<Presented> {

    @Override
    public List<Finding> examine(Presented presented) {
        return presented.assertion().attributes().isEmpty()
                ? List.of(Finding.error(
                        "EHM-032",
                        "reading the attributes that decide authorization",
                        presented.assertion().attributeStatements() == 0
                                ? "no AttributeStatement"
                                : "an AttributeStatement without attributes",
                        "an AttributeStatement with the user's attributes",
                        "Request the attributes: RequestedAttribute in the e-service's metadata, or the entity categories of"
                                + " the federation."))
                : List.of();
    }
}
