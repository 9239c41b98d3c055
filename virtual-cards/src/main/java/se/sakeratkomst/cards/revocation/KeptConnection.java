package se.sakeratkomst.cards.revocation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Posts OCSP requests over one HTTP/1.1 connection, opened anew when the server closes it; costs the machine next to nothing. */
final class KeptConnection implements AutoCloseable {

    private static final int TIMEOUT = 10_000;

    private final InetAddress address;
    private final int port;
    private final String path;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    KeptConnection(InetAddress address, int port, String path) {
        this.address = address;
        this.port = port;
        this.path = path;
    }

    /**
     * Posts a request.
     *
     * @return the number of bytes in the answer
     * @throws IOException when the answer is not a 200 with content
     */
    int post(byte[] request) throws IOException {
        Socket open = opened();
        byte[] head = ("POST " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ocsp-request\r\nContent-Length: "
                        + request.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + request.length);
        System.arraycopy(request, 0, all, head.length, request.length);
        open.getOutputStream().write(all);
        String status = line();
        int length = -1;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        if (!status.startsWith("HTTP/1.1 200") || length <= 0) {
            throw new IOException("observed '" + status + "' with " + length + " bytes; expected 200 with content");
        }
        if (in.readNBytes(length).length < length) {
            throw new IOException("observed less than the " + length + " bytes that were announced");
        }
        if (last) {
            close();
        }
        return length;
    }

    private Socket opened() throws IOException {
        Socket known = socket;
        if (known == null) {
            known = new Socket(address, port);
            known.setTcpNoDelay(true);
            known.setSoTimeout(TIMEOUT);
            in = new BufferedInputStream(known.getInputStream());
            socket = known;
        }
        return known;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed before an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
