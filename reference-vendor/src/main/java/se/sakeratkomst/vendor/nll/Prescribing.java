package se.sakeratkomst.vendor.nll;

import java.util.List;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.ehm.Issue;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a prescriber writes to the list. Each returns what E-hälsomyndigheten warned about. */
final class Prescribing {

    private static final String TYPE = "/MedicationRequest";

    private final Nll nll;
    private final Reading reading;
    private final ArticleRegister articles;

    Prescribing(Nll nll, Reading reading, ArticleRegister articles) {
        this.nll = nll;
        this.reading = reading;
        this.articles = articles;
    }

    List<Issue> prescribe(Errand errand, Order order) {
        String article =
                articles.byPackage(order.nplPackId()).map(Article::text).orElse("");
        return Issues.of(nll.post(
                errand,
                TYPE,
                PrescriptionDocument.of(order, errand.who(), errand.patient(), article),
                Event.of(Activity.REGISTRERA)));
    }

    /** Changes the version that was read, and no other. */
    List<Issue> correct(Errand errand, Prescription read, Change change) {
        return Issues.of(nll.put(
                errand,
                TYPE + "/" + Reading.checked(read.id()),
                PrescriptionDocument.changed(read, change),
                read.version(),
                Event.of(Activity.UPPDATERA)));
    }

    List<Issue> renew(Errand errand, Prescription read) {
        return Issues.of(
                nll.post(errand, TYPE, PrescriptionDocument.renewed(read, errand.who()), Event.of(Activity.FORNYA)));
    }

    List<Issue> end(Errand errand, String id, String reason) {
        return ended(errand, id, new Event(Activity.AVSLUTA, reason));
    }

    List<Issue> cancel(Errand errand, String id, String reason) {
        return ended(errand, id, new Event(Activity.MAKULERA, reason));
    }

    private List<Issue> ended(Errand errand, String id, Event event) {
        ObjectNode parameters = Fhir.resource("Parameters");
        ArrayNode parts = entry(parameters, "MedicationRequest/" + Reading.checked(id));
        parts.addObject()
                .put("name", "activity")
                .set("valueCodeableConcept", ProvenanceDocument.activity(event.activity()));
        parts.addObject()
                .put("name", "reason")
                .set("valueCodeableConcept", Fhir.object().put("text", event.reason()));
        return Issues.of(nll.post(errand, TYPE + "/$end", parameters, event));
    }

    /** Puts a prescription back to the version before the last. */
    List<Issue> restore(Errand errand, String id) {
        List<Prescription> versions = reading.history(errand, id);
        if (versions.size() < 2) {
            throw new EhmRefusal(EhmRefusal.Step.HISTORY, 200, "not-found", "there is no version before the last", "");
        }
        ObjectNode parameters = Fhir.resource("Parameters");
        entry(parameters, versions.get(1).reference());
        return Issues.of(nll.post(errand, "/$restore", parameters, Event.of(Activity.ATERSTALL)));
    }

    private static ArrayNode entry(ObjectNode parameters, String reference) {
        ArrayNode parts = parameters
                .putArray("parameter")
                .addObject()
                .put("name", "entry")
                .putArray("part");
        parts.addObject().put("name", "resource").set("valueReference", Fhir.reference(reference));
        return parts;
    }
}
