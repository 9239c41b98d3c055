package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.Set;
import java.util.function.Function;
import se.sakeratkomst.certify.evidence.Json;
import tools.jackson.core.JacksonException;

/** Reads the answer to an action: nothing in it is believed but the address of the page that the user would see now. */
final class ActionAnswer {
    private static final int LONGEST = 300;

    private final URI action;
    private final int status;
    private final String body;

    ActionAnswer(URI action, int status, String body) {
        this.action = action;
        this.status = status;
        this.body = body;
    }

    /**
     * Opens the page.
     *
     * @param own the system's own origins; a page anywhere else is not opened
     * @param open opens it in the session of the action
     */
    Acted shown(Set<URI> own, Function<URI, Page> open) {
        switch (status) {
            case 200 -> {
                return opened(own, open);
            }
            case 400 -> {
                return trouble("the system cannot understand the body of the action: " + quoted());
            }
            case 401 -> {
                return trouble("the system says that nobody is logged in in this session");
            }
            case 404, 501 -> {
                return trouble("the system does not have the action (status " + status + ")");
            }
            default -> {
                return trouble("the action was answered with status " + status
                        + "; whatever comes of it the answer is 200 with the page that tells: " + quoted());
            }
        }
    }

    private Acted opened(Set<URI> own, Function<URI, Page> open) {
        String named;
        try {
            named = Json.text(Json.MAPPER.readTree(body), "page");
        } catch (JacksonException e) {
            return trouble("the answer to the action is no JSON: " + quoted());
        }
        if (named.isBlank()) {
            return trouble("the answer to the action names no page: " + quoted());
        }
        URI page;
        try {
            page = action.resolve(named);
        } catch (IllegalArgumentException e) {
            return trouble("the answer to the action names a page that is no address: “" + shortened(named) + "”");
        }
        boolean ours = page.getHost() != null
                && (sameOrigin(action, page) || own.stream().anyMatch(origin -> sameOrigin(origin, page)));
        if (!ours) {
            return trouble("the answer to the action names a page that is not the system's own, which is not opened: "
                    + shortened(page.toString()));
        }
        return Acted.with(status, open.apply(page));
    }

    private static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equals(other.getScheme())
                && String.valueOf(one.getRawAuthority()).equals(other.getRawAuthority());
    }

    private Acted trouble(String what) {
        return Acted.without(status, what + " (" + action + ")");
    }

    private String quoted() {
        return body.isBlank() ? "(empty)" : "“" + shortened(body.strip()) + "”";
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
