package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import se.sakeratkomst.certify.Mishap;
import tools.jackson.databind.json.JsonMapper;

/** Throws the reference vendor's flaw switches while it runs; with none on when it is closed. */
final class FlawSwitch implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** @param vendor where the reference vendor is reached */
    FlawSwitch(URI vendor) {
        this.address = vendor.resolve("/flaws");
    }

    /** These switches are on from now on, and no others; the vendor has forgotten every login and has fetched its feeds anew. */
    void to(List<String> flaws) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        JsonMapper.builder().build().writeValueAsString(flaws)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw unswitched("status " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw unswitched(Mishap.words(e)).because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unswitched("interrupted").because(e);
        }
    }

    private Mishap unswitched(String observed) {
        return Mishap.of(
                "switch the reference vendor's flaws at " + address,
                observed,
                "status 204",
                "start the reference vendor with ./sandbox, or with vendor.flaw-switch=true");
    }

    @Override
    public void close() {
        to(List.of());
    }
}
