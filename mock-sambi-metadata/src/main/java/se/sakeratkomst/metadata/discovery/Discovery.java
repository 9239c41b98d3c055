package se.sakeratkomst.metadata.discovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Entity;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Judges who asks, where the answer goes, and which identity providers can be chosen. */
public final class Discovery {

    private static final int KEPT = 5_000;

    /**
     * What a service provider can choose from.
     *
     * @param serviceProviderNames names by language
     * @param returnTo where the answer goes
     * @param offered by name
     * @param withheld those that are published and do not fit, with the reasons
     * @param declaresService whether the service provider's service categories choose
     */
    public record Offer(
            String serviceProvider,
            Map<String, String> serviceProviderNames,
            ReturnAddress returnTo,
            List<Option> offered,
            List<Withheld> withheld,
            boolean declaresService) {

        /** The name of the service provider in a language. */
        public String serviceProviderName(String language) {
            return Optional.ofNullable(serviceProviderNames.get(language))
                    .or(() -> serviceProviderNames.values().stream().findFirst())
                    .orElse(serviceProvider);
        }

        /** The option of that entityID, where it is offered. */
        public Optional<Option> find(String entityId) {
            return offered.stream()
                    .filter(option -> option.entityId().equals(entityId))
                    .findFirst();
        }
    }

    /** An identity provider that does not fit. */
    public record Withheld(Option option, List<Matching.Obstacle> obstacles) {}

    private record Key(String entityId, String sha256) {}

    private final PublishedEntities published;
    private final Map<Key, Option> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Option> eldest) {
            return size() > KEPT;
        }
    };

    public Discovery(PublishedEntities published) {
        this.published = published;
    }

    /** The published identity providers of a register that may appear in a discovery service. */
    public List<Option> options(Register register) {
        return all(register).stream()
                .filter(option -> register.federation().id().equals(Federations.SWEDEN_CONNECT.id())
                        || Matching.obstacles(register.federation(), Set.of(), option)
                                .isEmpty())
                .toList();
    }

    /**
     * What can be offered.
     *
     * @throws ProblemException when the service provider is unknown, or the answer would go where its metadata does not say
     */
    public Offer offer(Register register, DiscoveryRequest request) {
        String attempted = "Choose identity provider for " + shortened(request.entityId());
        if (request.entityId().isBlank()) {
            throw new ProblemException(Problem.badRequest(
                            "Choose identity provider",
                            "no parameter entityID",
                            "the entityID of the service provider that asks",
                            "Send it in the query: ?entityID=…&return=…")
                    .because(rule(register)));
        }
        if (request.policy() != null && !request.policy().equals(DiscoveryRequest.SINGLE)) {
            throw new ProblemException(Problem.badRequest(
                            attempted,
                            "the policy " + shortened(request.policy()),
                            DiscoveryRequest.SINGLE,
                            "Leave the parameter policy out.")
                    .because(rule(register)));
        }
        Entity entity = published
                .serviceProvider(register, request.entityId())
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                                attempted,
                                "no published service provider of that entityID in "
                                        + register.federation().name() + ", "
                                        + register.environment().id(),
                                "the entityID of a service provider in the feed, character by character",
                                "Hand in the service provider's metadata first, or correct entityID.")
                        .because(rule(register))));
        Element element = SecureXml.parse(entity.xml()).getDocumentElement();
        ReturnAddress returnTo = returnAddress(register, request, attempted, locations(element));
        EntityDescriptor serviceProvider = MetadataReader.entity(element);
        Set<String> categories = serviceProvider.entityCategories();
        List<Option> offered = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        for (Option option : all(register)) {
            List<Matching.Obstacle> obstacles = Matching.obstacles(register.federation(), categories, option);
            if (obstacles.isEmpty()) {
                offered.add(option);
            } else {
                withheld.add(new Withheld(option, obstacles));
            }
        }
        offered.sort(Comparator.comparing(Option::neverAnswers).thenComparing(option -> option.name("sv")));
        return new Offer(
                entity.entityId(),
                Map.of("sv", serviceProvider.displayName("sv"), "en", serviceProvider.displayName("en")),
                returnTo,
                offered,
                withheld,
                Matching.declaresService(categories));
    }

    private ReturnAddress returnAddress(
            Register register, DiscoveryRequest request, String attempted, List<String> locations) {
        if (locations.isEmpty()) {
            throw refusal(
                    register,
                    attempted,
                    "metadata without idpdisc:DiscoveryResponse",
                    "an idpdisc:DiscoveryResponse for each address that answers go to",
                    "Add DiscoveryResponse to the Extensions of SPSSODescriptor, and hand the metadata in again.");
        }
        String wanted = request.returnTo() == null ? locations.get(0) : request.returnTo();
        ReturnAddress address = ReturnAddress.among(locations, wanted)
                .orElseThrow(
                        () -> refusal(
                                register,
                                attempted,
                                "the return address " + shortened(wanted),
                                "one of " + locations + " in scheme, host, port and path",
                                "Send an address from the metadata, or add it there as DiscoveryResponse. Nobody is sent elsewhere."));
        if (address.has(request.returnIdParam())) {
            throw refusal(
                    register,
                    attempted,
                    "the return address has a parameter " + request.returnIdParam() + " already",
                    "a return address without it, since the choice comes back in it",
                    "Take it away, or name another with returnIDParam.");
        }
        return address;
    }

    private List<Option> all(Register register) {
        return published.identityProviders(register).stream().map(this::read).toList();
    }

    private Option read(Entity entity) {
        Key key = new Key(entity.entityId(), entity.sha256());
        synchronized (read) {
            return read.computeIfAbsent(key, missing -> Option.read(entity.xml()));
        }
    }

    /** Locations of idpdisc:DiscoveryResponse; the default one first. */
    private static List<String> locations(Element entity) {
        return Elements.children(entity, Ns.MD, "SPSSODescriptor").stream()
                .flatMap(role -> Elements.child(role, Ns.MD, "Extensions").stream())
                .flatMap(extensions -> Elements.children(extensions, Ns.IDPDISC, "DiscoveryResponse").stream())
                .sorted(Comparator.comparing(
                        response -> !Elements.flag(response, "isDefault").orElse(false)))
                .flatMap(response -> Elements.attr(response, "Location").stream())
                .toList();
    }

    private static ProblemException refusal(
            Register register, String attempted, String observed, String expected, String remedy) {
        return new ProblemException(Problem.of(403, "Refused", attempted, observed, expected, remedy)
                .because(rule(register)));
    }

    private static String rule(Register register) {
        return register.federation().id().equals(Federations.SWEDEN_CONNECT.id()) ? "SC-023" : "SAMBI-045";
    }

    /** How a choice is remembered: not the entityID itself, which may have any characters. */
    static String digest(String entityId) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(entityId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
