package se.sakeratkomst.metadata.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/**
 * Which identity providers fit a service provider.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC Entity Categories 1.3 (SC-139 to SC-141)</a>
 * @see "https://www.sambi.se/teknik/anvisningstjanst/ (SAMBI-044)"
 */
public final class Matching {

    private static final List<String> SERVICE = List.of(
            "http://id.elegnamnden.se/ec/1.0/",
            "http://id.swedenconnect.se/ec/1.0/",
            "http://id.swedenconnect.se/ec/sc/");
    private static final List<String> PROPERTY = List.of("http://id.elegnamnden.se/sprop/1.0/");
    private static final List<String> CONTRACT = List.of("http://id.swedenconnect.se/contract/");

    /** Why an identity provider is not offered. */
    public enum Reason {
        /** It declares none of the service categories that the service provider does. */
        SERVICE("SC-139"),
        /** It lacks a service property that the service provider declares. */
        PROPERTY("SC-140"),
        /** It serves under contracts that the service provider does not have. */
        CONTRACT("SC-141"),
        /** It has no OrganizationDisplayName. */
        DISPLAY_NAME("SAMBI-044");

        private final String rule;

        Reason(String rule) {
            this.rule = rule;
        }

        /** The rule's id in the catalogue. */
        public String rule() {
            return rule;
        }
    }

    /**
     * One obstacle.
     *
     * @param detail the categories at issue, separated by commas
     */
    public record Obstacle(Reason reason, String detail) {}

    private Matching() {}

    /** What keeps the identity provider from being offered; empty when nothing does. */
    public static List<Obstacle> obstacles(FederationProfile federation, Set<String> serviceProvider, Option option) {
        return federation.id().equals(Federations.SWEDEN_CONNECT.id())
                ? byCategories(serviceProvider, option)
                : byDisplayName(option);
    }

    private static List<Obstacle> byDisplayName(Option option) {
        return option.organisationNames().values().stream().anyMatch(name -> !name.isBlank())
                ? List.of()
                : List.of(new Obstacle(Reason.DISPLAY_NAME, ""));
    }

    private static List<Obstacle> byCategories(Set<String> serviceProvider, Option option) {
        List<Obstacle> obstacles = new ArrayList<>();
        Set<String> services = of(SERVICE, serviceProvider);
        if (!services.isEmpty() && services.stream().noneMatch(option.categories()::contains)) {
            obstacles.add(new Obstacle(Reason.SERVICE, written(services)));
        }
        Set<String> lacking = of(PROPERTY, serviceProvider);
        lacking.removeAll(option.categories());
        if (!lacking.isEmpty()) {
            obstacles.add(new Obstacle(Reason.PROPERTY, written(lacking)));
        }
        Set<String> contracts = of(CONTRACT, option.categories());
        if (!contracts.isEmpty() && contracts.stream().noneMatch(serviceProvider::contains)) {
            obstacles.add(new Obstacle(Reason.CONTRACT, written(contracts)));
        }
        return obstacles;
    }

    /** Whether the service provider declares any service category; one that does not is not matched by them. */
    public static boolean declaresService(Set<String> serviceProvider) {
        return !of(SERVICE, serviceProvider).isEmpty();
    }

    private static Set<String> of(List<String> prefixes, Collection<String> categories) {
        Predicate<String> wanted = uri -> prefixes.stream().anyMatch(uri::startsWith);
        return categories.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String written(Set<String> categories) {
        return String.join(", ", categories);
    }
}
