package se.sakeratkomst.vendor.ehm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Sends a call, once, and turns whatever keeps it from being answered into a refusal. */
public final class Calls {

    private final HttpClient http;
    private final Duration timeout;

    public Calls(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /**
     * The answer, whatever its status.
     *
     * @param requestId that the call carries, empty when it carries none
     * @throws EhmRefusal when there is no answer
     */
    public HttpResponse<String> send(EhmRefusal.Step step, String requestId, HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            boolean sent = !(e instanceof ConnectException) && !(e instanceof HttpConnectTimeoutException);
            throw new EhmRefusal(
                    EhmRefusal.Step.CONNECTION,
                    e instanceof HttpTimeoutException
                            ? "no answer in " + timeout.toSeconds() + " s"
                            : "the connection ended without a whole answer",
                    requestId,
                    sent && step == EhmRefusal.Step.WRITE,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EhmRefusal(
                    EhmRefusal.Step.CONNECTION, "interrupted", requestId, step == EhmRefusal.Step.WRITE, e);
        }
    }
}
