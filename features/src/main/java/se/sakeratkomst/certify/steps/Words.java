package se.sakeratkomst.certify.steps;

import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.Optional;

/** The words that the steps have in common. */
public final class Words {
    private final Stage stage;

    Words(Stage stage) {
        this.stage = stage;
    }

    /** A federation by its name; a scenario that is tagged with another one is a mistake in the suite. */
    @ParameterType("Sambi|Sweden Connect")
    public Federation federation(String name) {
        String id = Party.idOf(name);
        String tagged = stage.file().heading().federation();
        if (!tagged.equals(id)) {
            throw new IllegalStateException("the scenario is tagged with '" + tagged + "' and speaks of " + name);
        }
        return new Federation(id);
    }

    @ParameterType(
            "läkaren med (?:spärrat|utgånget|framtida|falskt|blockerat) kort|dubbelläkaren på (?:regionen|läkargruppen)|läkaren|sjuksköterskan|farmaceuten|veterinären|reservkortsläkaren|privatpersonen")
    public Person person(String part) {
        return new Person(part, stage.suite().cast().cardHolder(part));
    }

    @ParameterType("NEG-\\d{3}")
    public Deviation deviation(String id) {
        return new Deviation(id);
    }

    @ParameterType("patienten utan förskrivningar|patienten")
    public Patient patient(String part) {
        return new Patient(stage.suite().cast().patient(part));
    }

    /** A patient of the scenario's own, or one with a story that everybody reads. */
    @ParameterType(
            "testpatienten|den andra testpatienten|privatpersonen själv|privatpersonens dotter|privatpersonens vuxna son|privatpersonens mormor|barnet|patienten med skyddad identitet|den avlidna patienten|den okända patienten")
    public TestPatient testpatient(String word) {
        return new TestPatient(
                word,
                word.endsWith("testpatienten")
                        ? Optional.empty()
                        : Optional.of(stage.suite().cast().patient(word)));
    }

    /** A prescription by the key that the scenario gave it; {@code ny} is the one that was stored meanwhile. */
    @ParameterType("ny|[a-z]")
    public Key nyckel(String key) {
        return new Key(key);
    }

    /** Several of them. */
    @ParameterType("[a-z](?:(?:, [a-z])* och [a-z])?")
    public Keys nycklar(String keys) {
        return new Keys(List.of(keys.split(", | och ")));
    }

    /**
     * A patient that a step about actions speaks of.
     *
     * @param story personnummer of one with a story; empty for one of the scenario's own
     */
    public record TestPatient(String word, Optional<String> story) {}

    /** A prescription that a step speaks of. */
    public record Key(String text) {}

    /** Prescriptions that a step speaks of. */
    public record Keys(List<String> each) {
        public Keys {
            each = List.copyOf(each);
        }
    }

    /** A patient that a step speaks of. */
    public record Patient(String personnummer) {}

    /** A federation that a step speaks of. */
    public record Federation(String id) {}

    /** A person of the cast that a step speaks of. */
    public record Person(String part, se.sakeratkomst.certify.catalogue.Cast.CardHolder holder) {}

    /** A negative test that a step speaks of. */
    public record Deviation(String id) {}
}
