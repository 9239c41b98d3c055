package se.sakeratkomst.metadata.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The members of the labs' federations: who an entity belongs to, how far its organisation has come, and what still keeps its
 * entities from being published. A member is known by its organisationsnummer.
 *
 * @see "SAMBI-052, SAMBI-065 to -069; SC-006, SC-160, SC-168 to -170"
 */
public final class Members {

    private static final int LARGEST_SMALL_MEMBER = 20;
    private static final long FIRST_INVENTED = 5_598_000_000L;
    private static final long LAST_INVENTED = 5_598_999_999L;
    private static final String CONTRACT_PREFIX = "http://id.swedenconnect.se/contract/";
    private static final String SIGNATURE_SERVICE = "http://id.elegnamnden.se/st/1.0/sigservice";

    /**
     * Whose an entity is.
     *
     * @param member number of the organisation; empty when the metadata names none, or nobody known in production
     * @param name of the organisation, empty when the metadata names none
     * @param waitingFor what keeps its entities from being published in this register
     * @param findings what the operator says of it
     */
    public record Ownership(Optional<Long> member, String name, List<String> waitingFor, List<Finding> findings) {}

    /** What an organisation is to become; null leaves what is there. */
    public record Change(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String sector,
            @Nullable String representedBy,
            @Nullable Integer employees,
            @Nullable List<String> contracts) {}

    private final MemberStore store;
    private final Journal journal;
    private final LabClock clock;
    private final Supplier<Stream<MemberListener>> listeners;

    /** @param listeners looked up when a member has come through or left, since they may depend on this object */
    Members(MemberStore store, Journal journal, LabClock clock, Supplier<Stream<MemberListener>> listeners) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        this.listeners = listeners;
    }

    /**
     * The member an entity belongs to: found by OrganizationNumber, else by OrganizationName. In trial one that is not known is
     * registered in passing; in production it must be there. What the sandbox itself brings in belongs to its region.
     */
    public synchronized Ownership ownerOf(Register register, Element entity, Sender sender) {
        if (sender.mayBringIdentityProvider()) {
            return new Ownership(Optional.of(SeedMembers.REGION), SeedMembers.REGION_NAME, List.of(), List.of());
        }
        List<String> names = names(entity);
        Optional<Long> number = number(entity);
        Optional<Member> owner = owner(register, names, number);
        if (owner.isPresent()) {
            Member member = owner.get();
            List<Finding> findings = new ArrayList<>();
            if (isSwedenConnect(register.federation())) {
                unannouncedSignatureService(register, member, entity).ifPresent(findings::add);
            } else {
                numberDiffers(register, member, number).ifPresent(findings::add);
                nameDiffers(register, member, names).ifPresent(findings::add);
            }
            return new Ownership(
                    Optional.of(member.organisation().number()),
                    member.organisation().name(),
                    waitingFor(register, member),
                    findings);
        }
        String name = names.isEmpty() ? "" : names.get(0);
        if (register.environment() == Environment.TRIAL && !name.isEmpty()) {
            Organisation registered = registerInPassing(register, name, number, entity, sender);
            return new Ownership(
                    Optional.of(registered.number()),
                    name,
                    List.of(),
                    List.of(registeredInPassing(register, registered)));
        }
        return new Ownership(number, name, List.of(), List.of(unknown(register, name, number)));
    }

    private Optional<Member> owner(Register register, List<String> names, Optional<Long> number) {
        String federation = register.federation().id();
        return number.flatMap(digits -> store.find(register.lab(), federation, digits))
                .or(() -> names.stream()
                        .flatMap(name -> store.named(register.lab(), federation, name).stream())
                        .findFirst());
    }

    /**
     * The organisation that an entity says it belongs to, where the register has it. Nobody is registered. Empty for what the sandbox
     * itself brings in, which is held against no register.
     */
    public Optional<Organisation> claimed(Register register, Element entity, Sender sender) {
        return sender.mayBringIdentityProvider()
                ? Optional.empty()
                : owner(register, names(entity), number(entity)).map(Member::organisation);
    }

    /**
     * The name of the organisation that has an entity already, when somebody else asks for it. An organisation that the sandbox gave a
     * number in passing may change its name; it loses its entity only to one that the register knows.
     *
     * @param holder number of the organisation that has it; null when nobody does
     * @param claimed who asks for it, as {@link #claimed} says
     */
    public Optional<String> heldBySomebodyElse(
            Register register, @Nullable Long holder, Optional<Organisation> claimed, Sender sender) {
        if (holder == null || sender.mayBringIdentityProvider()) {
            return Optional.empty();
        }
        boolean same =
                claimed.filter(organisation -> organisation.number() == holder).isPresent();
        boolean renamed = claimed.isEmpty() && holder >= FIRST_INVENTED && holder <= LAST_INVENTED;
        return same || renamed
                ? Optional.empty()
                : store.find(register.lab(), register.federation().id(), holder)
                        .map(member -> member.organisation().name());
    }

    /** What still keeps a member's entities from being published in this register; empty when nothing does. */
    public List<String> waitingFor(Register register, long number) {
        return store.find(register.lab(), register.federation().id(), number)
                .map(member -> waitingFor(register, member))
                .orElseGet(() -> register.environment() == Environment.TRIAL ? List.of() : List.of("medlemskap"));
    }

    /** All organisations of a federation, by name. */
    public List<Member> all(LabId lab, FederationProfile federation) {
        return store.all(lab, federation.id());
    }

    /** One organisation, or a 404. */
    public Member require(LabId lab, FederationProfile federation, String number) {
        return digits(number)
                .flatMap(digits -> store.find(lab, federation.id(), digits))
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Find the member " + number + " of " + federation.name(),
                        "no organisation of that number in lab " + lab,
                        "the ten digits of one of the members",
                        "See the members' page, or register it with PUT on the control port.")));
    }

    /** The organisation, where it is known. */
    public Optional<Member> find(LabId lab, FederationProfile federation, long number) {
        return store.find(lab, federation.id(), number);
    }

    /** Those that stand behind an organisation. */
    public List<Organisation> representedBy(LabId lab, FederationProfile federation, long number) {
        return store.representedBy(lab, federation.id(), number);
    }

    /** Registers an organisation, or changes what is known of it. */
    public Member put(LabId lab, FederationProfile federation, String number, Change change) {
        register(lab, federation, number, change);
        changed(lab, federation);
        return require(lab, federation, number);
    }

    private synchronized void register(LabId lab, FederationProfile federation, String number, Change change) {
        String attempted = "Register the organisation " + number + " in " + federation.name();
        long digits = digits(number)
                .orElseThrow(() -> refusal(
                        "SC-160",
                        400,
                        attempted,
                        "'" + number + "'",
                        "ten digits without a hyphen",
                        "Correct the path."));
        Optional<Member> there = store.find(lab, federation.id(), digits);
        Optional<Organisation> before = there.map(Member::organisation);
        String name = Optional.ofNullable(change.name())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .or(() -> before.map(Organisation::name))
                .orElseThrow(() -> refusal(
                        "SC-006", 400, attempted, "no name", "the registered name", "Send \"name\" in the body."));
        Kind kind = kind(attempted, federation, change.kind(), before.map(Organisation::kind));
        Sector sector = sector(attempted, change.sector(), before.map(Organisation::sector));
        Integer employees = Optional.ofNullable(change.employees())
                .or(() -> before.map(Organisation::employees))
                .orElse(null);
        Long representative = representative(attempted, lab, federation, digits, change, before, employees);
        String contracts = Optional.ofNullable(change.contracts())
                .map(list -> contracts(attempted, list))
                .or(() -> before.map(Organisation::contracts))
                .orElse("");
        Organisation organisation = new Organisation(
                before.map(Organisation::id).orElse(null),
                lab.value(),
                federation.id(),
                digits,
                name.substring(0, Math.min(name.length(), 256)),
                kind,
                sector,
                representative,
                employees,
                contracts,
                before.map(Organisation::registeredMillis)
                        .orElseGet(() -> clock.now(lab).toEpochMilli()));
        store.save(organisation);
        journal.append(
                lab,
                Note.of("member.registered")
                        .correlation(organisation.digits())
                        .summary(name + (there.isPresent() ? " was changed" : " was registered"))
                        .fact("federation", federation.id())
                        .fact("number", organisation.digits())
                        .fact("name", name)
                        .fact("kind", kind.id())
                        .fact("sector", sector.id())
                        .fact("representedBy", representative == null ? null : "%010d".formatted(representative))
                        .accepted());
    }

    /** Takes a step on an organisation's way, or refuses it out of order. */
    public Member take(
            LabId lab,
            FederationProfile federation,
            String number,
            String stepId,
            @Nullable String outcomeId,
            String by,
            String note) {
        record(lab, federation, number, stepId, outcomeId, by, note);
        changed(lab, federation);
        return require(lab, federation, number);
    }

    private synchronized void record(
            LabId lab,
            FederationProfile federation,
            String number,
            String stepId,
            @Nullable String outcomeId,
            String by,
            String note) {
        Member member = require(lab, federation, number);
        Organisation organisation = member.organisation();
        String attempted = "Take the step " + stepId + " for " + organisation.name() + " in " + federation.name();
        try {
            Step step = Step.named(stepId)
                    .orElseThrow(() -> refusal(
                            "SAMBI-069",
                            400,
                            attempted,
                            "an unknown step",
                            "one of " + ids(organisation.way()) + ", or " + Step.UTTRADE.id(),
                            "Correct \"step\"."));
            if (by.isBlank()) {
                throw refusal("SAMBI-069", 400, attempted, "nobody", "who takes the step", "Send \"by\" in the body.");
            }
            Outcome outcome = outcome(attempted, step, outcomeId);
            refuseOutOfOrder(attempted, member, step);
            Instant now = clock.now(lab);
            refuseLateDeclaration(attempted, member.way(), step, now);
            store.append(new OrganisationStep(
                    null,
                    lab.value(),
                    federation.id(),
                    organisation.number(),
                    step,
                    outcome,
                    shortened(by.strip(), 256),
                    shortened(note.strip(), 2000),
                    now.toEpochMilli()));
            journal.append(
                    lab, note(federation, organisation, step, outcome, by, note).accepted());
        } catch (ProblemException e) {
            journal.append(
                    lab,
                    Note.of("member.step")
                            .from(by)
                            .correlation(organisation.digits())
                            .summary(e.problem().sentence())
                            .fact("federation", federation.id())
                            .fact("number", organisation.digits())
                            .fact("step", stepId)
                            .fact("rule", e.problem().requirement())
                            .refused());
            throw e;
        }
    }

    /**
     * Notes that a member has handed in metadata to production, once; nothing when it is not its turn or already noted.
     *
     * @param by who handed it in
     */
    public synchronized void metadataHandedIn(Register register, long number, String entityId, String by) {
        if (register.environment() != Environment.PROD) {
            return;
        }
        Optional<Member> member =
                store.find(register.lab(), register.federation().id(), number);
        if (member.isEmpty() || !member.get().way().next().equals(Optional.of(Step.METADATA))) {
            return;
        }
        Organisation organisation = member.get().organisation();
        store.append(new OrganisationStep(
                null,
                register.lab().value(),
                register.federation().id(),
                number,
                Step.METADATA,
                null,
                shortened(by, 256),
                shortened(entityId, 2000),
                clock.now(register.lab()).toEpochMilli()));
        journal.append(
                register.lab(),
                note(register.federation(), organisation, Step.METADATA, null, by, entityId)
                        .accepted());
    }

    // ---------- what keeps a member's entities back ----------

    private List<String> waitingFor(Register register, Member member) {
        if (register.environment() == Environment.TRIAL) {
            return List.of();
        }
        WayIn way = member.way();
        List<String> waiting = new ArrayList<>(ids(way.missing()));
        if (member.organisation().kind() == Kind.BETRODD_PART) {
            waiting.add("medlemskap");
        }
        Long representative = member.organisation().representedBy();
        if (representative != null) {
            String prefix = "%010d: ".formatted(representative);
            store.find(register.lab(), register.federation().id(), representative)
                    .map(Member::way)
                    .map(WayIn::missing)
                    .orElse(List.of(Step.INTRESSEANMALAN))
                    .forEach(step -> waiting.add(prefix + step.id()));
        }
        return waiting;
    }

    /** Never called under this object's lock: a listener that takes in metadata holds its own when it asks here. */
    private void changed(LabId lab, FederationProfile federation) {
        Register production = new Register(lab, federation, Environment.PROD);
        try (Stream<MemberListener> all = listeners.get()) {
            all.forEach(listener -> listener.reconsider(production));
        }
    }

    // ---------- what the metadata says of its organisation ----------

    private static List<String> names(Element entity) {
        return Elements.child(entity, Ns.MD, "Organization")
                .map(organisation -> Elements.children(organisation, Ns.MD, "OrganizationName"))
                .orElse(List.of())
                .stream()
                .sorted((a, b) -> Boolean.compare(isSwedish(b), isSwedish(a)))
                .map(Elements::text)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .map(text -> shortened(text, 256))
                .toList();
    }

    private static boolean isSwedish(Element element) {
        return "sv".equals(element.getAttributeNS(Ns.XML, "lang"));
    }

    private static Optional<Long> number(Element entity) {
        return Elements.path(entity, Ns.MD, "Organization", "Extensions")
                .flatMap(extensions -> Elements.child(extensions, Ns.MDORGEXT, "OrganizationNumber"))
                .map(Elements::text)
                .flatMap(Members::digits);
    }

    private static Optional<Long> digits(String text) {
        return Optional.of(text.strip())
                .filter(digits -> digits.matches("[0-9]{10}"))
                .map(Long::valueOf);
    }

    private static List<String> categories(Element entity) {
        return Elements.path(entity, Ns.MD, "Extensions")
                .flatMap(extensions -> Elements.child(extensions, Ns.MDATTR, "EntityAttributes"))
                .map(attributes -> Elements.children(attributes, Ns.SAML, "Attribute"))
                .orElse(List.of())
                .stream()
                .filter(attribute -> Ns.ENTITY_CATEGORY.equals(Elements.attrOrNull(attribute, "Name")))
                .flatMap(attribute -> Elements.children(attribute, Ns.SAML, "AttributeValue").stream())
                .map(Elements::text)
                .map(String::strip)
                .toList();
    }

    // ---------- findings ----------

    private static Finding finding(
            Register register, String rule, String attempted, String observed, String expected, String remedy) {
        Severity severity = register.environment() == Environment.PROD ? Severity.ERROR : Severity.WARNING;
        return new Finding(rule, severity, attempted, observed, expected, remedy);
    }

    private static String membershipRule(Register register) {
        return isSwedenConnect(register.federation()) ? "SC-006" : "SAMBI-052";
    }

    private static boolean isSwedenConnect(FederationProfile federation) {
        return federation.id().equals(Federations.SWEDEN_CONNECT.id());
    }

    private static Finding registeredInPassing(Register register, Organisation organisation) {
        return Finding.warning(
                membershipRule(register),
                "finding the member that the entity belongs to",
                organisation.name() + " was not known, and is registered in trial as " + organisation.digits(),
                "an organisation that has registered; in production a member",
                "Nothing to do in trial. Before production: take the organisation the whole way in, on the members' page.");
    }

    private static Finding unknown(Register register, String name, Optional<Long> number) {
        String observed = name.isEmpty() && number.isEmpty()
                ? "neither OrganizationNumber nor OrganizationName"
                : "no member called '" + name + "'"
                        + number.map(" with the number %010d"::formatted).orElse("");
        return finding(
                register,
                membershipRule(register),
                "finding the member that the entity belongs to",
                observed,
                register.environment() == Environment.PROD
                        ? "an organisation that is a member of the federation"
                        : "an organisation that the operator can register",
                "Name the organisation in md:Organization as it is registered with the operator, or apply for membership first.");
    }

    private static Optional<Finding> numberDiffers(Register register, Member member, Optional<Long> declared) {
        return declared.filter(number -> number != member.organisation().number())
                .map(number -> finding(
                        register,
                        "SC-160",
                        "comparing OrganizationNumber with the register of members",
                        "%010d for %s".formatted(number, member.organisation().name()),
                        member.organisation().digits(),
                        "Correct OrganizationNumber, or leave it out and the operator adds it."));
    }

    private static Optional<Finding> nameDiffers(Register register, Member member, List<String> names) {
        String registered = member.organisation().name();
        return names.contains(registered)
                ? Optional.empty()
                : Optional.of(finding(
                        register,
                        isSwedenConnect(register.federation()) ? "SC-006" : "SAMBI-052",
                        "comparing OrganizationName with the name in the agreement",
                        names.isEmpty() ? "no OrganizationName" : names.toString(),
                        registered,
                        "Write the registered name in OrganizationName; OrganizationDisplayName may be another."));
    }

    private static Optional<Finding> unannouncedSignatureService(Register register, Member member, Element entity) {
        if (!categories(entity).contains(SIGNATURE_SERVICE) || member.way().has(Step.UNDERSKRIFTSTJANST)) {
            return Optional.empty();
        }
        return Optional.of(finding(
                register,
                "SC-168",
                "reading the service type " + SIGNATURE_SERVICE,
                "a signature service that the operator was not told of",
                "a notice to the operator beforehand",
                "Let the operator know on the member's page (step " + Step.UNDERSKRIFTSTJANST.id() + ")."));
    }

    // ---------- registering ----------

    private Organisation registerInPassing(
            Register register, String name, Optional<Long> number, Element entity, Sender sender) {
        LabId lab = register.lab();
        boolean contracts = isSwedenConnect(register.federation());
        Sector sector = categories(entity).contains(Sector.PUBLIC.category()) ? Sector.PUBLIC : Sector.PRIVATE;
        Instant now = clock.now(lab);
        Organisation organisation = new Organisation(
                null,
                lab.value(),
                register.federation().id(),
                number.orElseGet(() -> inventedNumber(lab)),
                name,
                contracts ? Kind.AVTALSPART : Kind.TJANSTELEVERANTOR,
                sector,
                null,
                null,
                "",
                now.toEpochMilli());
        String note = "Registered in passing when metadata was handed in to trial";
        if (contracts) {
            // the way in begins with the contract, which nobody has signed by handing in
            store.save(organisation);
        } else {
            store.save(
                    organisation,
                    new OrganisationStep(
                            null,
                            lab.value(),
                            register.federation().id(),
                            organisation.number(),
                            Step.INTRESSEANMALAN,
                            null,
                            shortened(sender.toString(), 256),
                            note,
                            now.toEpochMilli()));
        }
        journal.append(
                lab,
                Note.of(contracts ? "member.registered" : "member.step")
                        .from(sender.who())
                        .correlation(organisation.digits())
                        .summary(name + ": " + note)
                        .fact("federation", register.federation().id())
                        .fact("number", organisation.digits())
                        .fact("name", name)
                        .fact("step", contracts ? null : Step.INTRESSEANMALAN.id())
                        .accepted());
        return organisation;
    }

    /** A number of the series that this service invents, with a right check digit. */
    private long inventedNumber(LabId lab) {
        long next = store.highestNumber(lab, FIRST_INVENTED, LAST_INVENTED) / 10 + 1;
        return next * 10 + checkDigit(next);
    }

    private static int checkDigit(long nineDigits) {
        int sum = 0;
        long rest = nineDigits;
        for (int weight = 2; rest > 0; weight = 3 - weight) {
            int product = (int) (rest % 10) * weight;
            sum += product / 10 + product % 10;
            rest /= 10;
        }
        return (10 - sum % 10) % 10;
    }

    private static Kind kind(
            String attempted, FederationProfile federation, @Nullable String wanted, Optional<Kind> before) {
        List<Kind> possible = Kind.of(federation);
        if (wanted == null) {
            return before.orElse(isSwedenConnect(federation) ? Kind.AVTALSPART : Kind.TJANSTELEVERANTOR);
        }
        return Kind.named(wanted)
                .filter(possible::contains)
                .orElseThrow(() -> refusal(
                        "SAMBI-065",
                        400,
                        attempted,
                        "the kind '" + wanted + "'",
                        "one of " + possible.stream().map(Kind::id).toList(),
                        "Correct \"kind\"."));
    }

    private static Sector sector(String attempted, @Nullable String wanted, Optional<Sector> before) {
        if (wanted == null) {
            return before.orElse(Sector.PRIVATE);
        }
        return Sector.named(wanted)
                .orElseThrow(() -> refusal(
                        "SC-169",
                        400,
                        attempted,
                        "the sector '" + wanted + "'",
                        "public or private",
                        "Correct \"sector\"."));
    }

    private @Nullable Long representative(
            String attempted,
            LabId lab,
            FederationProfile federation,
            long own,
            Change change,
            Optional<Organisation> before,
            @Nullable Integer employees) {
        String wanted = change.representedBy();
        if (wanted != null && wanted.isBlank()) {
            return null;
        }
        Optional<Long> number = wanted == null
                ? before.map(Organisation::representedBy)
                : Optional.of(digits(wanted).orElse(-1L));
        if (number.isEmpty()) {
            return null;
        }
        Kind kind = store.find(lab, federation.id(), number.get())
                .filter(member -> member.organisation().number() != own)
                .map(member -> member.organisation().kind())
                .filter(Kind::mayRepresent)
                .orElseThrow(() -> refusal(
                        "SAMBI-065",
                        422,
                        attempted,
                        "represented by " + wanted + ", which is neither",
                        "the number of a gruppforetradare or a sambiombud of the federation",
                        "Register the representative first, or leave \"representedBy\" out."));
        if (kind == Kind.GRUPPFORETRADARE && employees != null && employees > LARGEST_SMALL_MEMBER) {
            throw refusal(
                    "SAMBI-065",
                    422,
                    attempted,
                    employees + " employees behind a gruppforetradare",
                    "up to " + LARGEST_SMALL_MEMBER,
                    "Let the organisation apply by itself.");
        }
        return number.get();
    }

    private static String contracts(String attempted, List<String> wanted) {
        wanted.stream()
                .filter(uri -> !uri.startsWith(CONTRACT_PREFIX) || uri.contains(" "))
                .findFirst()
                .ifPresent(uri -> {
                    throw refusal(
                            "SC-170",
                            400,
                            attempted,
                            "the contract '" + uri + "'",
                            "a URI that begins with " + CONTRACT_PREFIX,
                            "Correct \"contracts\".");
                });
        return String.join(" ", wanted);
    }

    // ---------- steps ----------

    private static @Nullable Outcome outcome(String attempted, Step step, @Nullable String wanted) {
        if (step != Step.BESLUT) {
            return null;
        }
        String outcome = wanted == null || wanted.isBlank() ? Outcome.BIFALL.id() : wanted;
        return Outcome.named(outcome.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> refusal(
                        "SAMBI-069",
                        400,
                        attempted,
                        "the outcome '" + wanted + "'",
                        "bifall or avslag",
                        "Correct \"outcome\"."));
    }

    private static void refuseOutOfOrder(String attempted, Member member, Step step) {
        WayIn way = member.way();
        if (way.possible().contains(step)) {
            return;
        }
        String observed = way.has(step)
                ? "the step is taken already"
                : way.hasLeft()
                        ? "the organisation has left the federation"
                        : way.isRefused()
                                ? "the last decision went against the organisation"
                                : way.missing().isEmpty()
                                        ? "every step of this organisation's way is taken"
                                        : "not yet taken: " + ids(way.missing());
        throw refusal(
                isSwedenConnect(member) ? "SC-170" : "SAMBI-069",
                409,
                attempted,
                observed,
                "one of " + ids(way.possible()),
                way.next().map(next -> "Take the step " + next.id() + " first.").orElse("Nothing more is needed."));
    }

    private static void refuseLateDeclaration(String attempted, WayIn way, Step step, Instant now) {
        if (step != Step.TILLITSDEKLARATION) {
            return;
        }
        way.declareBefore().filter(now::isAfter).ifPresent(end -> {
            throw refusal(
                    "SAMBI-069",
                    409,
                    attempted,
                    now + " in lab time",
                    "a trust declaration before " + end + ", within 12 months of the review agreement",
                    "Sign a new review agreement (step " + Step.GRANSKNINGSAVTAL.id() + ").");
        });
    }

    private static boolean isSwedenConnect(Member member) {
        return member.organisation().federation().equals(Federations.SWEDEN_CONNECT.id());
    }

    private static Note note(
            FederationProfile federation,
            Organisation organisation,
            Step step,
            @Nullable Outcome outcome,
            String by,
            String text) {
        return Note.of("member.step")
                .from(by)
                .correlation(organisation.digits())
                .summary(organisation.name() + " took the step " + step.id()
                        + (outcome == null ? "" : " (" + outcome.id() + ")"))
                .fact("federation", federation.id())
                .fact("number", organisation.digits())
                .fact("name", organisation.name())
                .fact("step", step.id())
                .fact("outcome", outcome == null ? null : outcome.id())
                .fact("by", by)
                .fact("note", text);
    }

    private static List<String> ids(List<Step> steps) {
        return steps.stream().map(Step::id).toList();
    }

    private static String shortened(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static ProblemException refusal(
            String rule, int status, String attempted, String observed, String expected, String remedy) {
        String title = status == 409 ? "Out of order" : "Refused";
        return new ProblemException(
                Problem.of(status, title, attempted, observed, expected, remedy).because(rule));
    }
}
