package se.sakeratkomst.vendor.nll;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The user as the contained Practitioner of what the user writes. */
final class PractitionerDocument {

    /** The id inside the resource that contains it. */
    static final String ID = "user";

    static final String REFERENCE = "#" + ID;

    private PractitionerDocument() {}

    static ObjectNode of(Professional who) {
        ObjectNode practitioner = Fhir.resource("Practitioner").put("id", ID);
        practitioner
                .putArray("identifier")
                .addObject()
                .put("system", Fhir.HSA_ID)
                .put("value", who.user().hsaId());
        ObjectNode name = practitioner.putArray("name").addObject().put("family", who.surname());
        name.putArray("given").add(who.givenName());
        ArrayNode qualifications = practitioner.putArray("qualification");
        ObjectNode first = qualifications.addObject();
        ArrayNode identifiers = first.putArray("identifier");
        who.prescriptionCode()
                .ifPresent(code -> identifiers
                        .addObject()
                        .put("system", Fhir.PRESCRIBER_CODE)
                        .put("value", code));
        who.licenceNumber()
                .ifPresent(number -> identifiers
                        .addObject()
                        .put("system", Fhir.LICENCE_NUMBER)
                        .put("value", number));
        if (identifiers.isEmpty()) {
            first.remove("identifier");
        }
        first.set("code", concept(who.profession().orElse("")));
        who.licences().stream()
                .filter(code -> !who.profession().orElse("").equals(code))
                .forEach(code -> qualifications.addObject().set("code", concept(code)));
        if (who.profession().isEmpty()) {
            practitioner.remove("qualification");
        }
        return practitioner;
    }

    /** The same with the unit that somebody prescribes at. */
    static ObjectNode prescriber(Professional who) {
        ObjectNode practitioner = of(who);
        practitioner
                .putArray("telecom")
                .addObject()
                .put("system", "phone")
                .put("value", who.unit().phone());
        Fhir.extension(practitioner, "NLLWorkplacecode")
                .put("valueString", who.unit().workplaceCode());
        Fhir.extension(practitioner, "NLLWorkplaceName")
                .put("valueString", who.unit().name());
        return practitioner;
    }

    private static ObjectNode concept(String profession) {
        ObjectNode concept = Fhir.object();
        concept.putArray("coding").add(Fhir.coding(Fhir.PROFESSION, profession));
        return concept;
    }
}
