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
    /** Takes a message in which nothing is signed. */
    ACCEPTS_UNSIGNED("something in the message is signed"),
    /** Looks whether there is a signature, and not whether it is right. */
    NEVER_VERIFIES("a signature that is there is verified"),
    /** Compares the digest of the content, and leaves the value of the signature alone. */
    IGNORES_SIGNATURE_VALUE("the value of the signature is right"),
    /** Verifies the value of the signature, and leaves the content alone. */
    IGNORES_DIGEST("the digest is that of the content"),
    /** Takes the key of any member for the identity provider's. */
    TRUSTS_WHOLE_FEDERATION("the key is that identity provider's own"),
    /** Verifies with keys that the metadata publishes for encryption. */
    TRUSTS_ENCRYPTION_KEYS("the key is published for signing"),
    /** Takes RSA keys of 1024 bits. */
    ACCEPTS_SHORT_KEYS("the key is long enough"),
    /** Takes signatures made with MD5. */
    ACCEPTS_MD5("MD5 is no algorithm"),
    /** Takes a MAC whose key is the public one, however short the MAC is. */
    ACCEPTS_MAC("a signature takes a private key"),
    /** Takes a signature whose Reference says no ID. */
    ACCEPTS_EMPTY_REFERENCE("the Reference says the ID of what is signed"),
    /** Takes a signature with several References. */
    ACCEPTS_TWO_REFERENCES("a signature has one Reference"),
    /** Runs the transforms that the message asks for, XPath and XSLT among them. */
    RUNS_ANY_TRANSFORM("two transforms are allowed and no more"),
    /** Takes an assertion whose signature stands elsewhere in the message. */
    ACCEPTS_STRAY_SIGNATURE("a signature is the child of what it signs"),
    /** Takes a comment in DigestValue for the digest. */
    READS_DIGEST_FROM_COMMENT("the digest is the text of DigestValue"),
    /** Verifies one SignedInfo and believes another. */
    ACCEPTS_TWO_SIGNED_INFOS("a Signature has one SignedInfo"),
    /** Reads the first element that has the ID of the one that is signed. */
    ACCEPTS_DUPLICATE_IDS("an ID stands once in a message"),
    /** Is content when something in the message is signed, and reads the assertion in the usual place. */
    READS_BESIDE_SIGNATURE("what is read is what is signed"),
    /** Is content when something in the message is signed, and reads the first assertion in it. */
    TAKES_FIRST_ASSERTION("the assertion is where it belongs, and not the first one anywhere"),
    /** Is content when something in the message is signed, and reads the last assertion in it. */
    TAKES_LAST_ASSERTION("the assertion is where it belongs, and not the last one anywhere"),
    /** Takes a Subject that stands inside the Signature. */
    READS_INSIDE_SIGNATURE("what the signature removes is not read"),
    /** Reads a value up to the first comment, processing instruction or end of a CDATA section. */
    READS_FIRST_TEXT_NODE("a value is read whole"),
    /** Keeps an account for each name that lasts, and finds it by the name up to the first comment. */
    CUTS_ACCOUNT_NAMES("an account is found by the whole name"),
    /** Reads a message with a DOCTYPE. */
    READS_DOCTYPE("a message has no DOCTYPE"),
    /** Fetches what a DOCTYPE points to. */
    RESOLVES_EXTERNAL_ENTITIES("nothing that a message points to is fetched"),
    /** Reads a message with a DOCTYPE, and minds how large its entities become, but not how many. */
    COUNTS_NO_ENTITIES("a few entities cannot become many"),
    /** Finds what is signed by an ID that an entity of the DOCTYPE makes, and reads the assertion in the usual place. */
    TAKES_ENTITY_FOR_ID("an ID stands in the message as it is"),
    /** Verifies what one parser reads, and believes what another does that takes the first ]> for the end of a DOCTYPE. */
    READS_WITH_TWO_PARSERS("what is believed is what was verified, as the same parser read it"),
    /** Reads a message with two roots, one for the signature and one for the assertion. */
    READS_SEVERAL_DOCUMENTS("a message has one root"),
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
    /** Takes SAML 1.1. */
    ACCEPTS_OTHER_VERSIONS("the version is 2.0"),
    /** Takes a Response or an Assertion without ID. */
    ACCEPTS_MISSING_IDS("Response and Assertion have an ID"),
    /** Lets somebody in because an answer came at all. */
    NEEDS_NO_ASSERTION("whoever is let in is named by an assertion"),
    /** Takes the first of several assertions. */
    ACCEPTS_SEVERAL_ASSERTIONS("there is one assertion"),
    /** Takes the answer of another identity provider than was asked. */
    ACCEPTS_ANY_IDENTITY_PROVIDER("the identity provider is the one that was asked"),
    /** Takes an answer in the address. */
    TAKES_ANSWERS_BY_GET("an answer is posted"),
    /** Takes an answer at another of its addresses than the answer names. */
    ACCEPTS_OTHER_ACS("the answer came where it was to go"),
    /** Goes where RelayState points. */
    FOLLOWS_RELAY_STATE("RelayState leads to pages of this system"),
    /** Remembers the Responses that were used, and not the assertions in them. */
    ACCEPTS_USED_ASSERTION("an assertion is used once, whatever carries it"),
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
    /** Takes a Subject without NameID. */
    ACCEPTS_NAMELESS_SUBJECT("the Subject is named"),
    /** Asks nothing of a confirmation that is not there. */
    ACCEPTS_UNCONFIRMED_SUBJECT("the subject is confirmed at all"),
    /** Asks nothing of Conditions that are not there. */
    ACCEPTS_ASSERTION_WITHOUT_CONDITIONS("the assertion has conditions"),
    /** Is content when one AudienceRestriction of several names it. */
    ACCEPTS_ONE_AUDIENCE_OF_SEVERAL("every AudienceRestriction names this system"),
    /** Passes over conditions that it does not know. */
    IGNORES_UNKNOWN_CONDITIONS("every condition is understood"),
    /** Asks nothing of an identification that the assertion does not tell of. */
    ACCEPTS_MISSING_AUTHN_STATEMENT("the assertion tells how the user was identified"),
    /** Takes any level of assurance, also such as nobody approved. */
    IGNORES_LEVEL("the level of assurance is one that was asked for and is approved"),
    /** Takes a higher level than it asked for, without looking whether the identity provider is approved for it. */
    TAKES_ANY_HIGHER_LEVEL("the identity provider is approved for the level"),
    /** Lets somebody in whose session has ended. */
    IGNORES_SESSION_END("SessionNotOnOrAfter has not passed"),
    /** Takes FriendlyName for the attribute's name. */
    KNOWS_ATTRIBUTES_BY_FRIENDLY_NAME("an attribute is known by its Name"),
    /** Takes a personnummer or HSA-id of any form. */
    ACCEPTS_MALFORMED_IDENTIFIERS("personnummer and HSA-id have their form"),
    /** Decrypts a key that is transported with RSA 1.5. */
    ACCEPTS_RSA_1_5("keys are transported with OAEP"),
    /** Decrypts what is encrypted with 3DES. */
    ACCEPTS_TRIPLE_DES("assertions are encrypted with AES"),
    /** Decrypts before it verifies, and shows what went wrong. */
    TELLS_DECRYPTION_FAILURES_APART("every failure of a decryption looks the same"),
    /** Takes an assertion with an encrypted name in it. */
    IGNORES_HIDDEN_PARTS("nothing in the assertion is hidden"),
    /** Shows where in the program it noticed that a message cannot be read. */
    SHOWS_STACK_TRACES("a page shows nothing of the program"),
    /** Takes an assertion for granted, and shows where in the program it missed it when there is an error instead. */
    FALLS_OVER_ERRORS("an error from the identity provider leads to a page about it"),
    /** Logs a user out because of a request that nobody signed. */
    ACCEPTS_UNSIGNED_LOGOUT("a LogoutRequest is signed"),
    /** Logs out whoever sits at the browser that carries the request, whoever is named. */
    IGNORES_WHO_IS_LOGGED_OUT("a LogoutRequest ends the sessions of its NameID and SessionIndex only"),
    /** Follows a LogoutRequest that has ended. */
    IGNORES_LOGOUT_EXPIRY("a LogoutRequest holds still"),
    /** Takes the cookie out of the browser at logout, and goes on believing it. */
    KEEPS_SESSION_AFTER_LOGOUT("after a logout the session's cookie is worth nothing"),
    /** Calls the national medication list without saying what for. */
    OMITS_X_PURPOSE("calls carry x-purpose"),
    /** States one ground for access for everybody, whatever the user stated: that of a child. */
    STATES_WRONG_ACCESS("x-access is the ground that the user has"),
    /** Reads in care as in an emergency, though nobody said that it is one. */
    SHOWS_LOCKED("what is locked is asked for only when the user says so"),
    /** Uses one x-request-id for all calls. */
    REUSES_REQUEST_ID("each call has an x-request-id of its own"),
    /** Writes to the national medication list without saying who does. */
    OMITS_PROVENANCE("what is written carries x-provenance"),
    /** Names the system in x-provenance, and not its user. */
    NAMES_NOBODY_IN_PROVENANCE("x-provenance names the user"),
    /** Goes on with the access token of an earlier login. */
    USES_TOKEN_AFTER_LOGOUT("an access token ends with the login"),
    /** Sends a write again that was not answered, or with a server error. */
    RETRIES_WRITES_BLINDLY("a write of which nobody knows what came is not made again"),
    /** Takes the latest version and changes that when the one that the user read was changed by somebody else. */
    OVERWRITES_STALE_VERSION("what somebody else has changed is not overwritten"),
    /** Says that a change was made which was refused for its content. */
    SWALLOWS_REJECTIONS("what is refused is told"),
    /** Does not show what E-hälsomyndigheten warns about. */
    HIDES_WARNINGS("warnings are shown"),
    /** Dispenses without having tried it first. */
    DISPENSES_WITHOUT_VERIFY("a dispatch is verified before it is made"),
    /** Dispenses whatever is warned about, with a comment of its own. */
    ACCEPTS_WARNINGS_UNASKED("the user accepts the warnings"),
    /** Dispenses the latest version of a prescription, whichever the user read. */
    DISPENSES_LATEST_VERSION_UNREAD("what is dispensed is the version that the user read"),
    /** Dispenses row by row. */
    SPLITS_DISPATCH("a dispatch is made whole or not at all"),
    /** Sends a private person's Assertion and not the Response that it came in. */
    PROVES_PRIVATE_PERSONS_BY_ASSERTION("a private person is proved by the whole Response"),
    /** Asks for anybody's list for a private person. */
    ASKS_ABOUT_ANYBODY("a private person's list is the own"),
    /** Leaves the prescriptions of the patient opened before on the page. */
    SHOWS_OTHER_PATIENTS("only the opened patient is on the page"),
    /** Shows an old list as if it were today's when the new one is not handed out. */
    KEEPS_LIST_WHEN_REFUSED("a list that could not be read is not shown"),
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
    /** Goes on believing who stood in the feed once, until the feed says something else of it. */
    KEEPS_WHO_HAS_LEFT("who has left the feed is no member"),
    /** Takes the keys of all entries that carry the same entityID. */
    MIXES_KEYS_OF_DUPLICATES("an entityID that stands twice is nobody's"),
    /** Too strict: trusts nobody in the feed when one entry is broken. */
    DROPS_FEED_ON_BROKEN_ENTRY("a broken entry leaves the others usable"),
    /** Forgets the last good feed when the next one cannot be fetched. */
    DROPS_FEED_ON_OUTAGE("the last good feed is used until it ends"),
    /** Too strict: falls over a speciality that is no JSON. */
    BREAKS_ON_BROKEN_SPECIALITY("a speciality that cannot be read is passed over"),
    /** Too strict: refuses a scoped value with two @, since it takes the first for the one that splits. */
    SPLITS_SCOPE_AT_FIRST_AT("a scope follows the last @"),
    /** Too strict: trusts one operator key and no standby. */
    IGNORES_NEXT_OPERATOR_KEY("the operator's announced key is trusted too"),
    /** Too strict: forgets the feed when it is told that it is unchanged. */
    DROPS_FEED_ON_304("a feed that is unchanged stays in use"),
    /** Too strict: asks for the feed at each login, and trusts nobody when that takes long. */
    DROPS_SLOW_FEED("nobody who logs in waits for the feed"),
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
