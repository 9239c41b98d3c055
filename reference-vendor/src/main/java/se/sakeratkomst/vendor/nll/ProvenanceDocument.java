package se.sakeratkomst.vendor.nll;

import tools.jackson.databind.node.ObjectNode;

/** Who does what and why; the server adds when, and to what. */
final class ProvenanceDocument {

    static final String ACTIVITIES = "urn:TEST:activities";

    private ProvenanceDocument() {}

    static ObjectNode of(Professional who, Event event) {
        return of(PractitionerDocument.of(who), event);
    }

    /** The flaw, and nothing in earnest: it is the system that did it. */
    static ObjectNode ofTheSystem(Event event) {
        ObjectNode system = Fhir.resource("Practitioner").put("id", PractitionerDocument.ID);
        system.putArray("name").addObject().put("text", "TEST Journalen").put("family", "Journalen");
        return of(system, event);
    }

    private static ObjectNode of(ObjectNode practitioner, Event event) {
        ObjectNode provenance = Fhir.resource("Provenance");
        provenance.putArray("contained").add(practitioner);
        provenance.set("activity", activity(event.activity()));
        if (event.reason() != null) {
            provenance.putArray("reason").addObject().put("text", event.reason());
        }
        ObjectNode agent = provenance.putArray("agent").addObject();
        agent.putObject("type")
                .putArray("coding")
                .add(Fhir.coding("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "author"));
        agent.set("who", Fhir.reference(PractitionerDocument.REFERENCE));
        return provenance;
    }

    static ObjectNode activity(Activity activity) {
        ObjectNode concept = Fhir.object();
        concept.putArray("coding").add(Fhir.coding(ACTIVITIES, activity.name()));
        return concept;
    }
}
