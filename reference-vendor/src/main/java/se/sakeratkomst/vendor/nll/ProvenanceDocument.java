package se.sakeratkomst.vendor.nll;

import tools.jackson.databind.node.ObjectNode;

/** Who does what and why; the server adds when, and to what. */
final class ProvenanceDocument {

    static final String ACTIVITIES = "urn:TEST:activities";

    private ProvenanceDocument() {}

    static ObjectNode of(Professional who, Event event) {
        ObjectNode provenance = Fhir.resource("Provenance");
        provenance.putArray("contained").add(PractitionerDocument.of(who));
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
