package se.sakeratkomst.kit.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.PeopleYaml.Unreadable;
import se.sakeratkomst.kit.people.TestPerson.Card;

/**
 * The test persons of each lab: the sandbox's own, those of YAML files in a folder, and those of the lab's folder in it; a later one
 * replaces an earlier one of the same id. Every service reads the same files, and sees a change a moment later. Of a file that
 * cannot be read while the service runs the last good content stays, in a lab that never had one that of the lab default.
 */
public final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final String OWN = "/people/sandbox.yaml";

    /** A card and whose it is. */
    public record CardOf(TestPerson person, Card card) {}

    private record Stamp(Path file, long modified, long size) {}

    private record Known(List<Stamp> stamps, Map<String, TestPerson> byId, Map<String, CardOf> cards, long looked) {}

    private final @Nullable Path folder;
    private final PeopleYaml yaml;
    private final Duration pause;
    private final List<TestPerson> own;
    private final Map<LabId, Known> known = new ConcurrentHashMap<>();

    /**
     * @param folder YAML files of more persons, or null
     * @param pause how long after a look at the files the next question may do without one
     * @throws IllegalStateException when a file does not parse or a number is not of the test series
     */
    public People(@Nullable Path folder, PeopleYaml yaml, Duration pause) {
        this.pause = pause;
        this.folder = folder;
        this.yaml = yaml;
        try (InputStream file = People.class.getResourceAsStream(OWN)) {
            if (file == null) {
                throw new IllegalStateException(OWN + " is missing from the sandbox kit's jar");
            }
            this.own = yaml.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the test persons", e);
        } catch (Unreadable e) {
            throw unreadable(OWN, e);
        }
        known(LabId.DEFAULT);
    }

    public List<TestPerson> all(LabId lab) {
        return List.copyOf(known(lab).byId().values());
    }

    public Optional<TestPerson> byId(LabId lab, String id) {
        return Optional.ofNullable(known(lab).byId().get(id));
    }

    /** By personnummer, samordningsnummer or national reserve identity. */
    public Optional<TestPerson> byPersonalId(LabId lab, String number) {
        return known(lab).byId().values().stream()
                .filter(person -> person.personalId().equals(number))
                .findFirst();
    }

    public Optional<TestPerson> byHsaId(LabId lab, String hsaId) {
        return known(lab).byId().values().stream()
                .filter(person -> person.employment(hsaId).isPresent())
                .findFirst();
    }

    /** Every card, by its name in addresses. */
    public Map<String, CardOf> cards(LabId lab) {
        return known(lab).cards();
    }

    /** The folder with the lab's own persons; empty where the sandbox has no folder at all. */
    public Optional<Path> folder(LabId lab) {
        return Optional.ofNullable(folder).map(all -> all.resolve(lab.value()));
    }

    /** Has the files looked at again when next asked: somebody in this process has changed one. */
    public void lookAgain(LabId lab) {
        known.computeIfPresent(
                lab,
                (key, last) -> new Known(last.stamps(), last.byId(), last.cards(), last.looked() - pause.toNanos()));
    }

    private Known known(LabId lab) {
        Known last = known.get(lab);
        long now = System.nanoTime();
        if (last != null && now - last.looked() < pause.toNanos()) {
            return last;
        }
        List<Stamp> stamps = stamps(lab);
        if (last != null && last.stamps().equals(stamps)) {
            Known same = new Known(stamps, last.byId(), last.cards(), now);
            known.put(lab, same);
            return same;
        }
        Known read;
        try {
            read = read(stamps, now);
        } catch (IllegalStateException e) {
            Known before = last == null ? known.get(LabId.DEFAULT) : last;
            if (before == null) {
                throw e;
            }
            LOG.warn("{} Until then lab {} has the persons read before.", e.getMessage(), lab);
            read = new Known(stamps, before.byId(), before.cards(), now);
        }
        known.put(lab, read);
        return read;
    }

    private Known read(List<Stamp> stamps, long now) {
        Map<String, TestPerson> byId = new LinkedHashMap<>();
        own.forEach(person -> byId.put(person.id(), person));
        for (Stamp stamp : stamps) {
            try {
                yaml.read(Files.readString(stamp.file())).forEach(person -> byId.put(person.id(), person));
            } catch (NoSuchFileException e) {
                LOG.debug("{} was removed while it was read", stamp.file());
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read the test persons of " + stamp.file(), e);
            } catch (Unreadable e) {
                throw unreadable(stamp.file().toString(), e);
            }
        }
        Map<String, CardOf> cards = new LinkedHashMap<>();
        byId.values()
                .forEach(person ->
                        person.cards().forEach(card -> cards.put(person.cardId(card), new CardOf(person, card))));
        return new Known(stamps, byId, cards, now);
    }

    private static IllegalStateException unreadable(String file, Unreadable cause) {
        return new IllegalStateException(
                "Read test persons from " + file + ": " + cause.getMessage() + " Correct or move the file.", cause);
    }

    private List<Stamp> stamps(LabId lab) {
        if (folder == null) {
            return List.of();
        }
        List<Stamp> stamps = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve(lab.value()))) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.filter(one -> one.toString().matches(".*\\.ya?ml"))
                        .sorted()
                        .toList()) {
                    stamps.add(new Stamp(
                            file,
                            Files.getLastModifiedTime(file).to(java.util.concurrent.TimeUnit.NANOSECONDS),
                            Files.size(file)));
                }
            } catch (NoSuchFileException e) {
                LOG.trace("No persons in {}", place);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not list the test persons of " + place, e);
            }
        }
        return stamps;
    }
}
