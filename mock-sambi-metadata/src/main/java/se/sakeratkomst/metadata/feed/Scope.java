package se.sakeratkomst.metadata.feed;

import java.util.Locale;

/** Which entities an aggregate has. */
public enum Scope {
    ALL,
    IDP,
    SP;

    /** The role of its entities, as it is stored; meaningless for all. */
    String role() {
        return name();
    }

    /** As it stands in addresses and file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
