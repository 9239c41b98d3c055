package se.sakeratkomst.cards.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.People.CardOf;
import se.sakeratkomst.kit.people.PeopleYaml;
import se.sakeratkomst.kit.people.PeopleYaml.Unreadable;
import se.sakeratkomst.kit.people.PersonFinding;
import se.sakeratkomst.kit.people.TestPerson;

/**
 * The persons of a lab and their cards. What is changed here is written as one file for each person in the lab's folder of
 * {@code {shared}/people}, where every other service reads it too.
 */
public final class Catalogue {

    /** Most persons of a lab's own. */
    static final int MOST = 5_000;

    /** What became of a person handed in. */
    public record Kept(TestPerson person, boolean added) {}

    private final People people;
    private final PeopleYaml yaml;
    private final Journal journal;
    private final ReentrantLock writing = new ReentrantLock();

    Catalogue(People people, PeopleYaml yaml, Journal journal) {
        this.people = people;
        this.yaml = yaml;
        this.journal = journal;
    }

    public List<TestPerson> all(LabId lab) {
        return people.all(lab);
    }

    public Optional<TestPerson> person(LabId lab, String id) {
        return people.byId(lab, id);
    }

    /** Whether the lab has its own version of that person, which can be taken away. */
    public boolean isOwn(LabId lab, String id) {
        return people.byId(lab, id).isPresent() && Files.exists(file(lab, id));
    }

    public String yaml(TestPerson person) {
        return yaml.write(person);
    }

    public String yaml(List<TestPerson> persons) {
        return yaml.write(persons);
    }

    /**
     * Adds or replaces a person in this lab.
     *
     * @param id must be the one in the text
     * @throws Unreadable with everything that is wrong; then nothing was changed
     */
    public Kept put(LabId lab, String id, String text) throws Unreadable {
        TestPerson person = yaml.readOne(text);
        List<PersonFinding> findings = new ArrayList<>();
        if (!person.id().equals(id)) {
            findings.add(new PersonFinding(
                    "id", "'" + person.id() + "'", "'" + id + "', as in the address", "Correct one of them."));
        }
        writing.lock();
        try {
            boolean added = people.byId(lab, id).isEmpty();
            findings.addAll(clashes(lab, person));
            if (added && people.all(lab).size() >= MOST) {
                findings.add(new PersonFinding("id", MOST + " persons", "at most as many", "Take one away first."));
            }
            if (!findings.isEmpty()) {
                throw new Unreadable(findings);
            }
            write(file(lab, id), yaml.write(List.of(person)));
            people.lookAgain(lab);
            journal.append(
                    lab,
                    Note.of("catalogue.changed")
                            .summary((added ? "Added " : "Replaced ") + person.displayName() + " in the catalogue")
                            .fact("person", id)
                            .accepted());
            return new Kept(person, added);
        } finally {
            writing.unlock();
        }
    }

    /** Takes the lab's own version away; false where there is none. */
    public boolean remove(LabId lab, String id) {
        if (!isOwn(lab, id)) {
            return false;
        }
        writing.lock();
        try {
            boolean removed = Files.deleteIfExists(file(lab, id));
            people.lookAgain(lab);
            journal.append(
                    lab,
                    Note.of("catalogue.changed")
                            .summary("Took the lab's own " + id + " out of the catalogue")
                            .fact("person", id)
                            .accepted());
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove " + file(lab, id), e);
        } finally {
            writing.unlock();
        }
    }

    /** Takes all of the lab's own versions away. */
    void clear(LabId lab) {
        own(lab).forEach(person -> remove(lab, person.id()));
    }

    /** The lab's own versions. */
    List<TestPerson> own(LabId lab) {
        return people.all(lab).stream()
                .filter(person -> Files.exists(file(lab, person.id())))
                .toList();
    }

    /** A number, tjänste-id or card that somebody else has already. */
    private List<PersonFinding> clashes(LabId lab, TestPerson person) {
        List<PersonFinding> findings = new ArrayList<>();
        people.byPersonalId(lab, person.personalId())
                .filter(other -> !other.id().equals(person.id()))
                .ifPresent(other -> findings.add(taken("personnummer", person.personalId(), other)));
        for (TestPerson.Employment employment : person.employments()) {
            people.byHsaId(lab, employment.hsaId())
                    .filter(other -> !other.id().equals(person.id()))
                    .ifPresent(other -> findings.add(taken("employments.hsaId", employment.hsaId(), other)));
        }
        Map<String, CardOf> cards = people.cards(lab);
        for (TestPerson.Card card : person.cards()) {
            CardOf held = cards.get(person.cardId(card));
            if (held != null && !held.person().id().equals(person.id())) {
                findings.add(taken("cards.id", person.cardId(card), held.person()));
            }
        }
        return findings;
    }

    private static PersonFinding taken(String field, String value, TestPerson other) {
        return new PersonFinding(
                field, "'" + value + "', which is " + other.id() + "'s", "one that nobody has", "Choose another.");
    }

    private Path file(LabId lab, String id) {
        return people.folder(lab)
                .orElseThrow(() -> new IllegalStateException("The sandbox was given no folder for persons"))
                .resolve(id + ".yaml");
    }

    /** Whole or not at all: other services read the folder at any moment. */
    private static void write(Path file, String text) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(folder, "person", ".new");
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(draft, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }
}
