package se.sakeratkomst.ehm.override;

import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;
import java.util.Map;

/**
 * Reads mappings in WireMock's own JSON, and refuses what would leave the sandbox: an answer that is fetched from elsewhere, a call made
 * afterwards, or a file of this machine.
 */
final class Mappings {

    /** Where a mapping says who put it there. */
    private static final String ORIGIN = "origin";

    private Mappings() {}

    /** Reads one. */
    static StubMapping read(String json, String origin) {
        StubMapping mapping = parsed(json);
        ResponseDefinition response = mapping.getResponse();
        if (response == null) {
            throw refused(
                    "a mapping without response", "request and response", "Say in response what is to be answered.");
        }
        if (response.getProxyBaseUrl() != null) {
            throw refused(
                    "proxyBaseUrl",
                    "an answer that stands in the mapping",
                    "Write status, headers and body into response.");
        }
        if (response.getBodyFileName() != null) {
            throw refused("bodyFileName", "the body in the mapping itself", "Use body, jsonBody or base64Body.");
        }
        List<String> transformers = response.getTransformers();
        if (transformers != null && !transformers.isEmpty()) {
            throw refused("transformers " + transformers, "none", "Write the answer as it is to be sent.");
        }
        if (!isEmpty(mapping.getPostServeActions()) || !isEmpty(mapping.getServeEventListeners())) {
            throw refused(
                    "something to be done after the answer",
                    "an answer and nothing else",
                    "Leave postServeActions and serveEventListeners out.");
        }
        mapping.setMetadata(Metadata.metadata().attr(ORIGIN, origin).build());
        return mapping;
    }

    private static StubMapping parsed(String json) {
        try {
            return StubMapping.buildFrom(json);
        } catch (JsonException e) {
            throw refused(
                    e.getErrors().first().getDetail(),
                    "a mapping in WireMock's JSON: {\"request\":{…},\"response\":{…}}",
                    "Correct it; docs/overrides.md has examples.");
        }
    }

    static String origin(StubMapping mapping) {
        Metadata metadata = mapping.getMetadata();
        return metadata == null ? "tester" : metadata.getString(ORIGIN, "tester");
    }

    private static boolean isEmpty(@org.jspecify.annotations.Nullable Object some) {
        return some == null
                || some instanceof List<?> list && list.isEmpty()
                || some instanceof Map<?, ?> map && map.isEmpty();
    }

    private static MappingRefused refused(String observed, String expected, String remedy) {
        return new MappingRefused(observed, expected, remedy);
    }
}
