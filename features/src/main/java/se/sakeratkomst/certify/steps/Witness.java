package se.sakeratkomst.certify.steps;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.sakeratkomst.certify.catalogue.Cast.CardHolder;
import se.sakeratkomst.certify.driver.Acted;
import se.sakeratkomst.certify.driver.Journey;
import se.sakeratkomst.certify.driver.Page;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.JournalTail;
import se.sakeratkomst.certify.evidence.Journals;
import se.sakeratkomst.certify.evidence.ServerErrors;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.verdict.CaseFile;
import se.sakeratkomst.certify.verdict.Evidence;

/**
 * Makes the vendor system act and writes down what was seen: browser, protected page, journals. Scenarios that run at the same time
 * share it: what belongs to an attempt is picked from the journals by the ids that its own browser carried.
 */
final class Witness {
    private static final Collection<Service> LOGIN = List.of(Service.IDP, Service.CARDS);
    private static final Collection<Service> WATCHED = List.of(Service.IDP, Service.CARDS, Service.EHM);

    private final Suite suite;
    private final JournalTail journals;
    private final boolean alone;
    private final ReentrantReadWriteLock atEhm = new ReentrantReadWriteLock();
    private final List<Card> cards;
    private final Map<String, Card> whole = new ConcurrentHashMap<>();

    /** @param alone whether scenarios run one at a time, so that what has no id of a login can be told to belong to it as well */
    Witness(Suite suite, JournalTail journals, boolean alone) {
        this.suite = suite;
        this.journals = journals;
        this.alone = alone;
        this.cards = List.copyOf(suite.sandbox().cards().cards());
    }

    /** The journals that attempts are read in, from now on. */
    static JournalTail journals(Suite suite) {
        return new JournalTail(suite.sandbox().journals(), WATCHED);
    }

    Card cardOf(CardHolder person) {
        List<Card> own = cards.stream()
                .filter(each -> each.personnummer().equals(person.personnummer()))
                .toList();
        Card card = own.stream()
                .filter(each -> each.hsaId().equals(person.hsaId()))
                .findFirst()
                .or(() -> own.stream().findFirst())
                .orElseThrow(() -> se.sakeratkomst.certify.Mishap.of(
                        "find the card of " + person.name(),
                        "the drawer of the lab " + suite.sandbox().lab() + " has no card of " + person.personnummer(),
                        "a card for everybody in the cast",
                        "put the seed back: ./sandbox lab reset "
                                + suite.sandbox().lab()));
        return whole.computeIfAbsent(card.id(), suite.sandbox().cards()::card);
    }

    /** A login from its beginning, in a new browser. */
    Attempt logIn(CaseFile file, String federation, CardHolder person) {
        return logIn(file, federation, person, withCard(federation, person));
    }

    /** A good login beside a case. What went over the wire is told in full only where it was not good. */
    Attempt control(CaseFile file, String federation, CardHolder person) {
        URI login = login(federation);
        UserChoice choice = withCard(federation, person);
        Attempt attempt =
                act(file, federation, person, suite.driver().visit(), visit -> visit.go(login, choice), false);
        boolean good = attempt.seen().who() == Seen.Who.SIGNED_PERSON;
        attempt.entries().forEach(entry -> file.evidence(good ? brief(entry) : evidence(entry)));
        return attempt;
    }

    Attempt logIn(CaseFile file, String federation, CardHolder person, UserChoice choice) {
        URI login = login(federation);
        return act(file, federation, person, suite.driver().visit(), visit -> visit.go(login, choice));
    }

    /** A login from its beginning, in a new browser that shows the identity provider the ticket of a deviation. */
    Attempt logInWith(String ticket, CaseFile file, String federation, CardHolder person) {
        URI login = login(federation);
        UserChoice choice = withCard(federation, person);
        return act(file, federation, person, suite.driver().visit(ticket), visit -> visit.go(login, choice));
    }

    /** A login from its beginning, in a browser that is there already. */
    Attempt logInAgain(CaseFile file, String federation, CardHolder person, Visit visit) {
        URI login = login(federation);
        UserChoice choice = withCard(federation, person);
        visit.open(forgotten(federation));
        return act(file, federation, person, visit, again -> again.go(login, choice));
    }

    /** Where the identity provider forgets who is logged in: another person sits down at the browser. */
    URI forgotten(String federation) {
        return URI.create(
                suite.sandbox().addresses().url(Service.IDP, suite.sandbox().lab()) + "/" + federation
                        + "/session/forget");
    }

    /** A login from its beginning, up to the SAML response, which is held back. */
    Attempt logInAndHold(CaseFile file, String federation, CardHolder person) {
        URI login = login(federation);
        UserChoice choice = withCard(federation, person);
        return act(file, federation, person, suite.driver().visit(), visit -> visit.goAndHold(login, choice));
    }

    /** Anything else that a browser does and that may log somebody in. */
    Attempt act(CaseFile file, String federation, CardHolder person, Visit visit, Function<Visit, Journey> action) {
        return act(file, federation, person, visit, action, true);
    }

    private Attempt act(
            CaseFile file,
            String federation,
            CardHolder person,
            Visit visit,
            Function<Visit, Journey> action,
            boolean told) {
        Journals.Mark mark = alone ? journals.mark(LOGIN) : journals.soFar(LOGIN);
        Journey journey = action.apply(visit);
        journey.hops().forEach(hop -> file.hop(hop.line()));
        Page page = visit.open(protectedPage(federation));
        Seen seen = seenOn(page, federation, person);
        file.hop("GET " + protectedPage(federation) + " → " + page.status() + " (" + seen.text() + ")");
        List<JournalEntry> entries = alone ? journals.since(mark, LOGIN, entry -> true) : own(journey, mark);
        if (told) {
            boolean onTheWay = seen.who() == Seen.Who.SIGNED_PERSON
                    && !Actions.needed(file.heading()).isEmpty();
            entries.forEach(entry -> file.evidence(onTheWay ? brief(entry) : evidence(entry)));
        }
        requireSandboxHealthy(file, journey);
        return new Attempt(federation, person, visit, journey, page, seen, entries);
    }

    /**
     * What the journals have of this login and no other. Of a request that could not be read there is no id: such a refusal is taken
     * for this login's if the browser was refused at the identity provider and nothing else tells why.
     */
    private List<JournalEntry> own(Journey journey, Journals.Mark before) {
        List<JournalEntry> entries = journals.about(LoginIds.of(journey), LOGIN);
        if (!entries.isEmpty() || !atIdentityProvider(journey.end())) {
            return entries;
        }
        return journals.since(
                before,
                List.of(Service.IDP),
                entry -> entry.kind().startsWith("saml.")
                        && entry.refused()
                        && entry.correlation().isEmpty());
    }

    private boolean atIdentityProvider(Page page) {
        URI idp = suite.sandbox().addresses().of(Service.IDP).url();
        return idp.getRawAuthority().equals(page.uri().getRawAuthority());
    }

    /**
     * Watches the journal of E-hälsomyndigheten while a page is opened. One page at a time: its entries need not have any id of a
     * login, least of all where a system calls without one.
     */
    Watched open(CaseFile file, Visit visit, URI page) {
        atEhm.writeLock().lock();
        try {
            return openAlone(file, visit, page);
        } finally {
            atEhm.writeLock().unlock();
        }
    }

    private Watched openAlone(CaseFile file, Visit visit, URI page) {
        ServerErrors errors = new ServerErrors(suite.sandbox().control(Service.EHM));
        long failed = errors.count();
        Journals.Mark mark = journals.mark(List.of(Service.EHM));
        Page shown = visit.open(page);
        file.hop("GET " + page + " → " + shown.status());
        List<JournalEntry> entries = journals.since(mark, List.of(Service.EHM), entry -> true);
        entries.forEach(entry -> file.evidence(evidence(entry)));
        ServerErrors.told(Service.EHM, failed, errors.count(), entries).ifPresent(reason -> {
            file.obstacle(reason);
            throw new CaseClosed("the sandbox failed");
        });
        return new Watched(shown, entries);
    }

    /** A page, and what E-hälsomyndigheten's journal gained while it was opened. */
    record Watched(Page page, List<JournalEntry> entries) {
        Watched {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Tells the system to act in a session, and picks what came of it from the journal of E-hälsomyndigheten. Several at a time may
     * do so: each knows its own calls by its logins and its patients.
     *
     * @param mine whether an entry is the scenario's own
     */
    Told tell(CaseFile file, Visit visit, URI action, String json, Set<URI> own, Predicate<JournalEntry> mine) {
        atEhm.readLock().lock();
        try {
            Journals.Mark mark = journals.soFar(List.of(Service.EHM));
            Acted acted = visit.act(action, json, own);
            file.hop("POST " + action + " " + json + " → " + acted.status()
                    + acted.page()
                            .map(page -> ", then GET " + page.uri() + " → " + page.status())
                            .orElse(", no page"));
            List<JournalEntry> entries = journals.since(mark, List.of(Service.EHM), mine);
            entries.forEach(entry -> file.evidence(evidence(entry)));
            ServerErrors.told(Service.EHM, 0, 0, entries).ifPresent(reason -> {
                file.obstacle(reason);
                throw new CaseClosed("the sandbox failed");
            });
            return new Told(acted, entries);
        } finally {
            atEhm.readLock().unlock();
        }
    }

    /** What came of telling the system to act, and what E-hälsomyndigheten's journal has of it. */
    record Told(Acted acted, List<JournalEntry> entries) {
        Told {
            entries = List.copyOf(entries);
        }
    }

    Seen seenOn(Page page, String federation, CardHolder person) {
        return Seen.on(
                page,
                suite.vendor().identityIn(federation).selector(),
                person,
                suite.cast().cardHolders().values());
    }

    URI login(String federation) {
        VendorFile.FederationPart part = suite.vendor().in(federation);
        return address(federation, part.login());
    }

    URI protectedPage(String federation) {
        return address(federation, suite.vendor().in(federation).protectedPage());
    }

    /** What a service of the sandbox answers to anybody. */
    byte[] fetch(Service service, String path) {
        return suite.sandbox().fetch(service, path);
    }

    URI logout(String federation) {
        String logout = suite.vendor().in(federation).logout();
        if (logout == null) {
            throw new IllegalStateException("the case is not applicable without a logout");
        }
        return address(federation, logout);
    }

    URI address(String federation, String template) {
        return suite.vendor()
                .address(
                        template, suite.sandbox().lab(), suite.party(federation).idpEntityId());
    }

    /** Signing with the card of this person. */
    UserChoice.UseCard withCard(String federation, CardHolder person) {
        Card card = cardOf(person);
        return new UserChoice.UseCard(card.id(), person.pin(), certificate(federation, card));
    }

    /**
     * In Sambi people are known by their HSA-id, in Sweden Connect by their personnummer; a card that has not the
     * certificate for it, as a reserve card, is used with the one that it has.
     */
    private static String certificate(String federation, Card card) {
        String usual = federation.equals("sambi") ? "hsa-id" : "person-id";
        List<String> kinds = card.token("legitimering")
                .map(token -> token.certificates().stream()
                        .map(Card.Certificate::kind)
                        .toList())
                .orElse(List.of());
        return kinds.contains(usual) || kinds.isEmpty() ? usual : kinds.get(0);
    }

    private void requireSandboxHealthy(CaseFile file, Journey journey) {
        if (atIdentityProvider(journey.end()) && journey.end().status() >= 500) {
            file.obstacle("the sandbox's identity provider failed with status "
                    + journey.end().status());
            throw new CaseClosed("the sandbox failed");
        }
    }

    static Evidence evidence(JournalEntry entry) {
        return told(entry, messages(entry));
    }

    /** Without the message, which stands in the run's journals. */
    private static Evidence brief(JournalEntry entry) {
        return told(
                entry,
                entry.message().isPresent()
                        ? "Meddelandet står i körningens journaler. The message stands in the run's journals."
                        : "");
    }

    private static Evidence told(JournalEntry entry, String message) {
        String facts = entry.facts().entrySet().stream()
                .filter(fact -> !fact.getValue().startsWith("<"))
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
        return new Evidence(
                entry.reference(),
                entry.wallTime(),
                entry.kind(),
                entry.outcome(),
                entry.from(),
                entry.to(),
                entry.summary(),
                facts,
                message);
    }

    /** The message, and the messages that are facts of it, such as an assertion before it was encrypted. */
    private static String messages(JournalEntry entry) {
        StringBuilder text =
                new StringBuilder(entry.message().map(MessageText::laidOut).orElse(""));
        entry.facts().forEach((name, value) -> {
            if (value.startsWith("<")) {
                text.append(text.length() == 0 ? "" : "\n\n")
                        .append(name)
                        .append(":\n")
                        .append(MessageText.laidOut(value));
            }
        });
        return text.toString();
    }
}
