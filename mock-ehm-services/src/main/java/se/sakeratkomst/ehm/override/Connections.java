package se.sakeratkomst.ehm.override;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Keeps each call's connection at hand, so that it can be made to fail. */
final class Connections extends ValveBase {

    /** A connection that can be closed without an answer. */
    @FunctionalInterface
    interface Connection {
        /** Closes it at once. */
        void close();
    }

    Connections() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Connection connection = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        request.setAttribute(Connection.class.getName(), connection);
        getNext().invoke(request, response);
    }
}
