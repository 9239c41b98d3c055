package se.sakeratkomst.ehm.soap;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.soap.SoapRefusal.Why;
import se.sakeratkomst.ehm.soap.contract.Operation;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * A refusal as a fault.
 *
 * @param status of HTTP
 * @param code of the exception, or null where the fault has no detail
 * @param exception ApplicationException or SystemException, or null
 */
record SoapFault(
        int status,
        byte[] body,
        @Nullable String exception,
        @Nullable String code) {

    static SoapFault of(SoapRefusal refusal, @Nullable Operation operation, SoapSettings.Codes codes) {
        String code = code(refusal.why(), codes);
        String exception = operation == null || code == null
                ? null
                : refusal.why() == Why.SYSTEM ? "SystemException" : "ApplicationException";
        Document document = SecureXml.newDocument();
        Element fault = document.createElementNS(Envelope.SOAP, "soap:Fault");
        document.appendChild(fault);
        plain(fault, "faultcode", "soap:" + faultcode(refusal.why()));
        plain(fault, "faultstring", exception == null ? refusal.description() : exception);
        if (operation != null && exception != null && code != null) {
            Element detail = document.createElementNS(null, "detail");
            fault.appendChild(detail);
            Element root = document.createElementNS(operation.namespace(), "m:" + exception);
            detail.appendChild(root);
            Elements.declare(root, "m", operation.namespace());
            Elements.declare(root, "f", operation.faults());
            child(root, operation.faults(), "code", code);
            if (refusal.why() != Why.SYSTEM) {
                child(root, operation.faults(), "description", refusal.description());
            }
        }
        return new SoapFault(status(refusal.why()), Envelope.around(fault), exception, code);
    }

    private static void plain(Element parent, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(null, name);
        child.setTextContent(text);
        parent.appendChild(child);
    }

    private static void child(Element parent, String namespace, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, "f:" + name);
        child.setTextContent(text);
        parent.appendChild(child);
    }

    private static String faultcode(Why why) {
        return switch (why) {
            case VERSION_MISMATCH -> "VersionMismatch";
            case MUST_UNDERSTAND -> "MustUnderstand";
            case SYSTEM, NOT_OFFERED -> "Server";
            default -> "Client";
        };
    }

    private static int status(Why why) {
        return switch (why) {
            case NO_SUCH_SERVICE -> 404;
            case TOO_LARGE -> 413;
            case CONTENT_TYPE -> 415;
            default -> 500; // what SOAP 1.1 over HTTP has for every fault
        };
    }

    private static @Nullable String code(Why why, SoapSettings.Codes codes) {
        return switch (why) {
            case ENVELOPE, VERSION_MISMATCH, MUST_UNDERSTAND, NO_SUCH_SERVICE, TOO_LARGE, CONTENT_TYPE -> null;
            case UNPROVEN -> codes.unproven();
            case FORBIDDEN -> codes.forbidden();
            case INVALID -> codes.invalid();
            case NOT_OFFERED -> codes.notOffered();
            case NOT_FOUND -> codes.notFound();
            case REFUSED -> codes.refused();
            case SYSTEM -> codes.system();
        };
    }
}
