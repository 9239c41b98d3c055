package se.sakeratkomst.vendor.ehm;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends a call and turns whatever keeps it from being answered into a refusal. */
final class Calls {

    private final HttpClient http;
    private final Duration timeout;

    Calls(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    HttpResponse<String> send(EhmRefusal.Step step, HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new EhmRefusal(
                    EhmRefusal.Step.CONNECTION,
                    "no answer while asking for " + step + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + ")",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EhmRefusal(EhmRefusal.Step.CONNECTION, "interrupted", e);
        }
    }
}
