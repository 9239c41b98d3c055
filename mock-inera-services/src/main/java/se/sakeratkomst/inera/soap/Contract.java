package se.sakeratkomst.inera.soap;

import java.util.List;
import javax.xml.namespace.QName;

/**
 * One service contract: an operation in a major version of its domain. The names are those that every RIV-TA contract is made of.
 *
 * @param domain for example {@code infrastructure:directory:employee}
 * @param operation name of the operation
 * @param major version in the namespaces
 * @param version version in the file names
 * @param path where it is served in a lab
 * @param folder where its files lie on the class path, with a slash at the end
 * @param schemas the files that the WSDL imports, directly or not
 * @see "RIV-TA Basic Profile 2.1"
 */
public record Contract(
        String domain, String operation, int major, String version, String path, String folder, List<String> schemas) {

    public Contract {
        schemas = List.copyOf(schemas);
    }

    /** File of the WSDL on the class path. */
    String wsdl() {
        return folder + operation + "Interaction_" + version + "_RIVTABP21.wsdl";
    }

    /** The element a request holds in its body. */
    QName question() {
        return new QName("urn:riv:" + domain + ":" + operation + "Responder:" + major, operation);
    }

    /** The soapAction of a request. */
    String action() {
        return question().getNamespaceURI() + ":" + operation;
    }

    QName service() {
        return new QName(wsdlNamespace(), operation + "ResponderService");
    }

    QName port() {
        return new QName(wsdlNamespace(), operation + "ResponderPort");
    }

    private String wsdlNamespace() {
        return "urn:riv:" + domain + ":" + operation + ":" + major + ":rivtabp21";
    }

    @Override
    public String toString() {
        return operation + " " + version;
    }
}
