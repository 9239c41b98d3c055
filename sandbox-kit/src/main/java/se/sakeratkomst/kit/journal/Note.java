package se.sakeratkomst.kit.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service wants written down; {@link Journal} adds number, lab and times. */
public final class Note {

    final String kind;
    Outcome outcome = Outcome.info;

    @Nullable
    String from;

    @Nullable
    String to;

    @Nullable
    String protocol;

    final List<String> correlation = new ArrayList<>();
    String summary = "";
    final Map<String, Object> facts = new LinkedHashMap<>();

    @Nullable
    String raw;

    private final List<String> secrets = new ArrayList<>();

    private Note(String kind) {
        this.kind = kind;
    }

    /** @param kind dotted name, for example {@code saml.authnrequest.received} */
    public static Note of(String kind) {
        return new Note(kind);
    }

    public Note from(@Nullable String party) {
        this.from = party;
        return this;
    }

    public Note to(@Nullable String party) {
        this.to = party;
        return this;
    }

    public Note protocol(String name) {
        this.protocol = name;
        return this;
    }

    /** Ids by which other services' entries on the same matter are found; null and empty are passed over. */
    public Note correlation(@Nullable String... ids) {
        for (String id : ids) {
            if (id != null && !id.isEmpty() && !correlation.contains(id)) {
                correlation.add(id);
            }
        }
        return this;
    }

    public Note summary(String text) {
        this.summary = text;
        return this;
    }

    public Note fact(String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
        return this;
    }

    public Note raw(@Nullable String message) {
        this.raw = message;
        return this;
    }

    /** A PIN, key or shared secret that must not reach the journal wherever it stands in this note. */
    public Note secret(@Nullable String value) {
        if (value != null && !value.isEmpty()) {
            secrets.add(value);
        }
        return this;
    }

    public Note accepted() {
        this.outcome = Outcome.accepted;
        return this;
    }

    public Note refused() {
        this.outcome = Outcome.refused;
        return this;
    }

    public Note info() {
        this.outcome = Outcome.info;
        return this;
    }

    @Nullable
    String redacted(@Nullable String text) {
        String result = text;
        if (result != null) {
            for (String secret : secrets) {
                result = result.replace(secret, "[redacted]");
            }
        }
        return result;
    }

    Map<String, Object> redactedFacts() {
        Map<String, Object> result = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            String text = value instanceof String string ? redacted(string) : null;
            result.put(name, text == null ? value : text);
        });
        return result;
    }
}
