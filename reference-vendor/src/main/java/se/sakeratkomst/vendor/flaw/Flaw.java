package se.sakeratkomst.vendor.flaw;

import java.util.Locale;

/**
 * A switch that takes away, or adds, exactly one check. They are there to find out whether somebody who examines the system
 * notices; the system itself works as well with each of them for those who mean no harm, save for those that are too strict.
 */
public enum Flaw {
    /** Takes an Assertion that nobody signed. */
    ACCEPTS_UNSIGNED_ASSERTION("the Assertion is signed"),
    /** Takes a Response that nobody signed, where the federation demands a signature. */
    ACCEPTS_UNSIGNED_RESPONSE("the Response is signed, in Sweden Connect"),
    /** Verifies with the certificate that the message brings along, not with those of the metadata. */
    TRUSTS_KEYINFO("the key comes from the federation's metadata"),
    /** Takes signatures and digests made with SHA-1. */
    ACCEPTS_SHA1("the algorithms are allowed ones"),
    /** Takes an error Response with an assertion in it. */
    ACCEPTS_ERROR_STATUS("the status is Success"),
    /** Does not look at Destination. */
    IGNORES_DESTINATION("Destination is this system"),
    /** Does not look at the issuers' names. */
    IGNORES_ISSUER("Response and Assertion name the identity provider"),
    /** Does not look at IssueInstant. */
    IGNORES_ISSUE_INSTANT("Response and Assertion were issued just now"),
    /** Takes an answer that nobody asked for, where the federation forbids it. */
    ACCEPTS_UNSOLICITED("the answer was asked for, in Sweden Connect"),
    /** Does not look for the request that was answered. */
    IGNORES_IN_RESPONSE_TO("InResponseTo is a request of this system"),
    /** Takes the answer to a request that another browser was sent away with. */
    IGNORES_BROWSER("the browser is the one that was sent away"),
    /** Takes any way to confirm the subject. */
    IGNORES_CONFIRMATION_METHOD("the subject is confirmed once, as bearer"),
    /** Does not look at Recipient. */
    IGNORES_RECIPIENT("Recipient is this system"),
    /** Does not look at NotOnOrAfter of the confirmation. */
    IGNORES_CONFIRMATION_EXPIRY("the confirmation holds still"),
    /** Does not look at NotBefore and NotOnOrAfter of the Conditions. */
    IGNORES_EXPIRY("the assertion holds now"),
    /** Takes an assertion made for another system. */
    IGNORES_AUDIENCE("Audience is this system"),
    /** Does not look at AuthnInstant. */
    IGNORES_AUTHN_INSTANT("the user was identified recently"),
    /** Takes level 2 where level 3 was asked for. */
    ACCEPTS_LOA2("the level of assurance is 3"),
    /** Lets in somebody of whom it does not know what it must. */
    ACCEPTS_MISSING_ATTRIBUTES("the required attributes are there"),
    /** Takes two values where there can be one only. */
    ACCEPTS_AMBIGUOUS_ATTRIBUTES("the attributes are unambiguous"),
    /** Takes the same assertion again. */
    ACCEPTS_REPLAY("the assertion was never used before"),
    /** Logs a user out because of a request that nobody signed. */
    ACCEPTS_UNSIGNED_LOGOUT("a LogoutRequest is signed"),
    /** Logs everybody out whom the identity provider logged in, whoever is named. */
    IGNORES_WHO_IS_LOGGED_OUT("a LogoutRequest ends the sessions of its NameID and SessionIndex only"),
    /** Follows a LogoutRequest that has ended. */
    IGNORES_LOGOUT_EXPIRY("a LogoutRequest holds still"),
    /** Takes the cookie out of the browser at logout, and goes on believing it. */
    KEEPS_SESSION_AFTER_LOGOUT("after a logout the session's cookie is worth nothing"),
    /** Calls the national medication list without saying what for. */
    OMITS_X_PURPOSE("calls carry x-purpose"),
    /** Takes a feed that nobody signed. */
    TRUSTS_UNSIGNED_FEED("the feed is signed"),
    /** Verifies the feed with the certificate that it brings along, not with the operator's. */
    TRUSTS_FEED_KEY_IN_KEYINFO("the feed's key is the operator's"),
    /** Takes a feed that has ended, and goes on with one that ends. */
    IGNORES_FEED_EXPIRY("the feed has not ended"),
    /** Takes a feed that says no end, or one far away. */
    ACCEPTS_FEED_WITHOUT_END("the feed's end is stated and near"),
    /** Takes a feed in which something is signed, though not its root. */
    ACCEPTS_WRAPPED_FEED("the root of the feed is what is signed"),
    /** Fetches the feed once and never again. */
    NEVER_REFRESHES_FEED("the feed is fetched again in time"),
    /** Takes the keys of all entries that carry the same entityID. */
    MIXES_KEYS_OF_DUPLICATES("an entityID that stands twice is nobody's"),
    /** Too strict: trusts nobody in the feed when one entry is broken. */
    DROPS_FEED_ON_BROKEN_ENTRY("a broken entry leaves the others usable"),
    /** Forgets the last good feed when the next one cannot be fetched. */
    DROPS_FEED_ON_OUTAGE("the last good feed is used until it ends"),
    /** Too strict: refuses attributes without FriendlyName. */
    REQUIRES_FRIENDLY_NAME("FriendlyName decides nothing"),
    /** Too strict: refuses logins that begin at the identity provider, in Sambi. */
    REFUSES_UNSOLICITED_IN_SAMBI("answers that nobody asked for are taken, in Sambi"),
    /** Too strict: refuses a Response whose Assertion alone is signed, in Sambi. */
    REFUSES_UNSIGNED_RESPONSE_IN_SAMBI("a signed Assertion is enough, in Sambi");

    private final String breaks;

    Flaw(String breaks) {
        this.breaks = breaks;
    }

    /** The name in the configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is no longer so when the switch is on. */
    public String breaks() {
        return breaks;
    }
}
