package se.sakeratkomst.vendor.nll;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.ehm.Issue;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a pharmacy writes to the list: it tries a dispatch first, and makes it when nothing stands in its way, or when the pharmacist has
 * seen the warnings and says so.
 *
 * @see "Tillämpningsanvisning 46, 47"
 */
final class Dispensing {

    private static final String TYPE = "/MedicationDispense";

    private final Nll nll;
    private final ArticleRegister articles;
    private final Flaws flaws;
    private final Clock clock;

    Dispensing(Nll nll, ArticleRegister articles, Flaws flaws, Clock clock) {
        this.nll = nll;
        this.articles = articles;
        this.flaws = flaws;
        this.clock = clock;
    }

    /** @param acceptWarnings whether the pharmacist, who gives the comment, has accepted what may be warned about */
    Dispatched dispense(Errand errand, List<Row> rows, boolean acceptWarnings, @Nullable String comment) {
        if (!flaws.has(Flaw.SPLITS_DISPATCH)) {
            return whole(errand, rows, acceptWarnings, comment);
        }
        List<Issue> issues = new ArrayList<>();
        for (Row row : rows) {
            Dispatched one = whole(errand, List.of(row), acceptWarnings, comment);
            issues.addAll(one.issues());
            if (!one.stored()) {
                return new Dispatched(false, issues);
            }
        }
        return new Dispatched(true, issues);
    }

    private Dispatched whole(Errand errand, List<Row> rows, boolean acceptWarnings, @Nullable String comment) {
        List<ObjectNode> dispenses = dispenses(errand, rows, acceptWarnings ? comment : null);
        List<Issue> issues = flaws.has(Flaw.DISPENSES_WITHOUT_VERIFY) ? List.of() : verified(errand, dispenses);
        boolean refused = issues.stream().anyMatch(Issue::refuses);
        if (refused || !issues.isEmpty() && !acceptWarnings) {
            return new Dispatched(false, issues);
        }
        return new Dispatched(true, together(store(errand, dispenses), issues));
    }

    /** What was warned about at last, and before that what has not been said again. */
    private static List<Issue> together(List<Issue> last, List<Issue> before) {
        List<Issue> all = new ArrayList<>(last);
        before.stream()
                .filter(each -> last.stream().noneMatch(said -> said.code().equals(each.code())))
                .forEach(all::add);
        return all;
    }

    private List<ObjectNode> dispenses(Errand errand, List<Row> rows, @Nullable String comment) {
        String dispatch = UUID.randomUUID().toString();
        List<ObjectNode> dispenses = new ArrayList<>();
        for (Row row : rows) {
            dispenses.add(DispenseDocument.handedOver(
                    DispenseDocument.of(
                            row, errand.who(), errand.patient(), dispatch, dispenses.size() + 1, comment, articles),
                    clock.instant()));
        }
        return dispenses;
    }

    private List<Issue> verified(Errand errand, List<ObjectNode> dispenses) {
        ObjectNode parameters = Fhir.resource("Parameters");
        boolean one = dispenses.size() == 1;
        parameters
                .putArray("parameter")
                .addObject()
                .put("name", "resource")
                .set("resource", one ? dispenses.get(0) : dispatch(dispenses));
        return Issues.of(nll.ask(errand, one ? TYPE + "/$verify" : "/$verify", parameters));
    }

    private List<Issue> store(Errand errand, List<ObjectNode> dispenses) {
        Event event = Event.of(Activity.REGISTRERA);
        JsonNode answer = dispenses.size() == 1
                ? nll.post(errand, TYPE, dispenses.get(0), event)
                : nll.post(errand, "", dispatch(dispenses), event);
        return Issues.of(answer);
    }

    /** All of it or none. */
    private static ObjectNode dispatch(List<ObjectNode> dispenses) {
        ObjectNode bundle = Fhir.resource("Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (ObjectNode dispense : dispenses) {
            ObjectNode entry = entries.addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
            entry.set("resource", dispense);
            entry.putObject("request").put("method", "POST").put("url", "MedicationDispense");
        }
        return bundle;
    }

    List<Issue> takeBack(Errand errand, Dispense read) {
        return Issues.of(nll.put(
                errand,
                TYPE + "/" + Reading.checked(read.id()),
                DispenseDocument.takenBack(read),
                read.version(),
                new Event(Activity.BACKA, "Uttaget gjordes av misstag")));
    }
}
