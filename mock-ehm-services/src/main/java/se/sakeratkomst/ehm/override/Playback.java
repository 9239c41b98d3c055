package se.sakeratkomst.ehm.override;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends what a mapping answers. */
public final class Playback {

    private Playback() {}

    /**
     * Sends it, in pieces or with a failing connection where the mapping says so.
     *
     * @param request whose connection it is
     * @param response nothing was sent of it
     */
    public static void send(Overriding answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (answer.fault() == ConnectionFault.CLOSED) {
            close(request);
            return;
        }
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = answer.body();
        if (answer.fault() == ConnectionFault.BROKEN_OFF) {
            response.setContentLength(body.length + 1);
            response.getOutputStream().write(body, 0, body.length / 2);
            response.flushBuffer();
            close(request);
            return;
        }
        response.setContentLength(body.length);
        Duration pause = answer.drawnOut().dividedBy(answer.pieces());
        for (int piece = 0; piece < answer.pieces(); piece++) {
            int from = (int) ((long) body.length * piece / answer.pieces());
            int to = (int) ((long) body.length * (piece + 1) / answer.pieces());
            LockSupport.parkNanos(pause.toNanos());
            response.getOutputStream().write(body, from, to - from);
            if (!pause.isZero()) {
                response.flushBuffer();
            }
        }
    }

    private static void close(HttpServletRequest request) {
        if (request.getAttribute(Connections.Connection.class.getName()) instanceof Connections.Connection connection) {
            connection.close();
        }
    }
}
