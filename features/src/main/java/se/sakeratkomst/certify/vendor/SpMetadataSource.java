package se.sakeratkomst.certify.vendor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.xml.SecureXml;

/** Fetches a vendor system's SAML metadata from where vendor.yaml says that it is. */
public final class SpMetadataSource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VendorFile vendor;
    private final HttpClient http;

    public SpMetadataSource(VendorFile vendor, HttpClient http) {
        this.vendor = vendor;
        this.http = http;
    }

    /**
     * The system's own entity.
     *
     * @param xml the entity alone, as it stands in the metadata
     */
    public record Found(EntityDescriptor entity, String xml) {}

    public Found in(String federation) {
        String field = "federations." + federation + ".metadata";
        VendorFile.FederationPart part = vendor.in(federation);
        String text = text(field, part.metadata());
        List<EntityDescriptor> entities;
        try {
            entities = MetadataReader.read(SecureXml.parse(text));
        } catch (SamlRefusal e) {
            throw Mishap.of(
                            "read " + field + " (" + part.metadata() + ")",
                            e.first().observed(),
                            "SAML metadata: " + e.first().expected(),
                            e.first().remedy())
                    .because(e);
        }
        EntityDescriptor entity = pick(federation, part, entities);
        boolean whole = entity.element().getParentNode() instanceof org.w3c.dom.Document;
        return new Found(entity, whole ? text : SecureXml.text(entity.element()));
    }

    private EntityDescriptor pick(String federation, VendorFile.FederationPart part, List<EntityDescriptor> entities) {
        String field = "federations." + federation;
        List<EntityDescriptor> providers =
                entities.stream().filter(entity -> entity.sp().isPresent()).toList();
        String wanted = part.entityId();
        List<EntityDescriptor> matching = wanted == null
                ? providers
                : providers.stream()
                        .filter(entity -> entity.entityId().equals(wanted))
                        .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        String there = providers.isEmpty()
                ? "no service provider"
                : providers.stream().map(EntityDescriptor::entityId).collect(Collectors.joining(", "));
        throw Mishap.of(
                "find the system in " + field + ".metadata",
                "the metadata has " + there,
                wanted == null ? "exactly one service provider" : "the service provider " + wanted,
                wanted == null
                        ? "say which one with " + field + ".entityId"
                        : "correct " + field + ".entityId, or the metadata");
    }

    private String text(String field, String where) {
        if (where.startsWith("http://") || where.startsWith("https://")) {
            return fetched(field, URI.create(where));
        }
        Path file = vendor.resolve(where);
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Mishap.of(
                            "read " + field,
                            file + " cannot be read (" + Mishap.words(e) + ")",
                            "a metadata file, or an http(s) address",
                            "correct the field; a path starts in the folder of vendor.yaml")
                    .because(e);
        }
    }

    private String fetched(String field, URI uri) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(PATIENCE)
                            .header("Accept", "application/samlmetadata+xml, application/xml, */*")
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw Mishap.of(
                        "fetch " + field + " from " + uri,
                        "status " + answer.statusCode(),
                        "status 200 and SAML metadata",
                        "check the address, and that the metadata needs no login");
            }
            return answer.body();
        } catch (IOException e) {
            throw Mishap.of(
                            "fetch " + field + " from " + uri,
                            Mishap.words(e),
                            "a running system that answers from here",
                            "start the system, correct the address, or add its root to the field trust")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of("fetch " + field + " from " + uri, "interrupted", "an answer", "run the command again");
        }
    }
}
