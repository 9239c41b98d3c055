package se.sakeratkomst.ehm.override;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.direct.DirectCallHttpServerFactory;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One lab's WireMock. It listens nowhere, fetches nothing and remembers no calls. */
final class Layer implements AutoCloseable {

    private static final String NOWHERE = "https://sandbox.invalid";
    private static final String MATCHED_ID = "Matched-Stub-Id";
    private static final String MATCHED_NAME = "Matched-Stub-Name";

    private final DirectCallHttpServerFactory direct = new DirectCallHttpServerFactory();
    private final WireMockServer wireMock;

    Layer() {
        wireMock = new WireMockServer(WireMockConfiguration.options()
                .httpServerFactory(direct)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .extensionScanningEnabled(false)
                .proxyPassThrough(false)
                .usingFilesUnderClasspath("wiremock-has-no-files"));
        wireMock.start();
    }

    List<StubMapping> all() {
        return wireMock.listAllStubMappings().getMappings();
    }

    void add(StubMapping mapping) {
        remove(mapping.getId());
        wireMock.addStubMapping(mapping);
    }

    /** Whether it was there. */
    boolean remove(UUID id) {
        boolean there = wireMock.getSingleStubMapping(id) != null;
        if (there) {
            wireMock.removeStubMapping(id);
        }
        return there;
    }

    /** What the mapping that fits answers; a delay that it states has passed then. */
    Optional<Overriding> answer(Incoming call) {
        List<HttpHeader> headers = new ArrayList<>();
        call.headers().forEach((name, values) -> headers.add(new HttpHeader(name, values)));
        Response response = direct.getHttpServer()
                .stubRequest(ImmutableRequest.create()
                        .withAbsoluteUrl(NOWHERE + call.target())
                        .withMethod(RequestMethod.fromString(call.method()))
                        .withProtocol("HTTP/1.1")
                        .withClientIp("127.0.0.1")
                        .withHeaders(new HttpHeaders(headers))
                        .withBody(call.body())
                        .build());
        return response.wasConfigured() ? Optional.of(overriding(response)) : Optional.empty();
    }

    private Overriding overriding(Response response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        String id = "";
        if (response.getHeaders() != null) {
            for (HttpHeader header : response.getHeaders().all()) {
                if (header.keyEquals(MATCHED_ID)) {
                    id = header.firstValue();
                } else if (!header.keyEquals(MATCHED_NAME)) {
                    headers.put(header.key(), header.values());
                }
            }
        }
        Optional<StubMapping> mapping = id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(wireMock.getSingleStubMapping(UUID.fromString(id)));
        ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
        byte[] body = response.getBody();
        return new Overriding(
                id,
                mapping.map(StubMapping::getName).orElse(""),
                mapping.map(Mappings::origin).orElse("tester"),
                response.getStatus(),
                headers,
                body == null ? new byte[0] : body,
                dribble == null ? 1 : Math.max(1, dribble.getNumberOfChunks()),
                dribble == null ? Duration.ZERO : Duration.ofMillis(dribble.getTotalDuration()),
                response.getFault() == null ? null : ConnectionFault.of(response.getFault()));
    }

    @Override
    public void close() {
        wireMock.stop();
    }
}
