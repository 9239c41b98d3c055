package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity categories and levels of assurance of Sweden Connect's registry.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC registry (03) 3.1.1; SC entity categories (06)</a>
 */
final class Categories {

    private static final String EC = "http://id.elegnamnden.se/ec/1.0/";
    private static final String EC_SC = "http://id.swedenconnect.se/ec/1.0/";
    private static final String EC_UNCERTIFIED = "http://id.swedenconnect.se/ec/sc/";
    private static final String TYPE = "http://id.elegnamnden.se/st/1.0/";
    private static final String PROPERTY = "http://id.elegnamnden.se/sprop/1.0/";
    private static final String GENERAL = "http://id.swedenconnect.se/general-ec/1.0/";
    private static final String LOA = "http://id.elegnamnden.se/loa/1.0/";
    private static final String LOA_SC = "http://id.swedenconnect.se/loa/1.0/";

    static final String SIGNATURE_SERVICE = TYPE + "sigservice";
    static final String PUBLIC_SECTOR = TYPE + "public-sector-sp";
    static final String PRIVATE_SECTOR = TYPE + "private-sector-sp";
    static final String SCAL2 = PROPERTY + "scal2";
    static final String CONTRACT = "http://id.swedenconnect.se/contract/";
    static final String AUTHORIZATION_SYSTEM = CONTRACT + "sc/eid-authorization-system";
    static final String SIGN_MESSAGE_LEVEL = LOA + "loa3-sigmessage";

    /** The contracts with Digg that a service provider can declare. */
    static final List<String> CONTRACTS = List.of(
            CONTRACT + "sc/sweden-connect",
            CONTRACT + "sc/eid-choice-2017",
            CONTRACT + "sc/prepaid-auth-2021",
            AUTHORIZATION_SYSTEM);

    private static final Set<String> DEPRECATED = Set.of(EC_UNCERTIFIED + "uncertified-loa3-pnr");

    private static final Set<String> REGISTERED = Set.of(
            EC + "loa2-pnr",
            EC + "loa3-pnr",
            EC + "loa4-pnr",
            EC + "eidas-naturalperson",
            EC + "eidas-pnr-delivery",
            EC_SC + "loa2-orgid",
            EC_SC + "loa3-orgid",
            EC_SC + "loa4-orgid",
            EC_SC + "loa2-name",
            EC_SC + "loa3-name",
            EC_SC + "loa4-name",
            EC_SC + "loa3-hsaid",
            EC_UNCERTIFIED + "uncertified-loa3-hsaid",
            EC_UNCERTIFIED + "uncertified-loa3-pnr",
            PROPERTY + "mobile-auth",
            SCAL2,
            SIGNATURE_SERVICE,
            PUBLIC_SECTOR,
            PRIVATE_SECTOR,
            GENERAL + "secure-authenticator-binding",
            GENERAL + "accepts-coordination-number",
            GENERAL + "supports-user-message");

    private static final Set<String> LEVELS = Set.of(
            LOA + "loa1",
            LOA + "loa2",
            LOA + "loa3",
            LOA + "loa4",
            LOA + "eidas-low",
            LOA + "eidas-sub",
            LOA + "eidas-high",
            LOA + "eidas-nf-low",
            LOA + "eidas-nf-sub",
            LOA + "eidas-nf-high",
            LOA_SC + "loa2-nonresident",
            LOA_SC + "loa3-nonresident",
            LOA_SC + "loa4-nonresident",
            LOA_SC + "uncertified-loa2",
            LOA_SC + "uncertified-loa3",
            LOA_SC + "uncertified-eidas-low",
            LOA_SC + "uncertified-eidas-sub",
            LOA_SC + "uncertified-eidas-high");

    private static final Pattern OF_REGISTRY =
            Pattern.compile("https?://id\\.(elegnamnden|swedenconnect)\\.se/.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SERVICE =
            Pattern.compile("http://id\\.(?:elegnamnden|swedenconnect)\\.se/ec/(?:1\\.0|sc)/(.+)");

    private Categories() {}

    /** The last part of a service entity category, {@code loa3-pnr}; empty for any other value. */
    static Optional<String> service(String category) {
        Matcher matcher = SERVICE.matcher(category);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The last part of a level of assurance, {@code uncertified-loa3}; empty for a URI that is no level of the registry. */
    static Optional<String> level(String uri) {
        return LEVELS.contains(uri) ? Optional.of(uri.substring(uri.lastIndexOf('/') + 1)) : Optional.empty();
    }

    static boolean isDeprecated(String category) {
        return DEPRECATED.contains(category);
    }

    /** Whether a value looks like one of the registry's and is none: misspelt, or withdrawn. */
    static boolean isUnknown(String category) {
        return OF_REGISTRY.matcher(category).matches()
                && !REGISTERED.contains(category)
                && !category.startsWith(CONTRACT);
    }
}
