package se.sakeratkomst.idp.logout;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.metadata.EntityDescriptor;

/** A LogoutRequest is not followed; a sender that the federation knows is told with a LogoutResponse. */
final class LogoutDenied extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;
    private final transient Optional<EntityDescriptor> sender;
    private final String inResponseTo;
    private final String status;
    private final String secondary;

    LogoutDenied(
            List<Finding> findings,
            Optional<EntityDescriptor> sender,
            String inResponseTo,
            String status,
            String secondary) {
        super(findings.get(0).sentence());
        this.findings = List.copyOf(findings);
        this.sender = sender;
        this.inResponseTo = inResponseTo;
        this.status = status;
        this.secondary = secondary;
    }

    /** Why. */
    List<Finding> findings() {
        return findings;
    }

    /** The sender, where the federation knows it. */
    Optional<EntityDescriptor> sender() {
        return sender;
    }

    /** The request's ID, empty when it has none. */
    String inResponseTo() {
        return inResponseTo;
    }

    String status() {
        return status;
    }

    String secondary() {
        return secondary;
    }
}
