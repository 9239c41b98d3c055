package se.sakeratkomst.vendor.federation;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the system's metadata, for whoever registers it. */
@RestController
public final class MetadataController {

    private static final MediaType METADATA = MediaType.parseMediaType("application/samlmetadata+xml");

    private final Memberships memberships;
    private final OwnMetadata metadata;

    public MetadataController(Memberships memberships, OwnMetadata metadata) {
        this.memberships = memberships;
        this.metadata = metadata;
    }

    @GetMapping("/saml/{federation}/metadata")
    ResponseEntity<byte[]> metadata(@PathVariable String federation) {
        return memberships
                .in(federation)
                .map(membership -> ResponseEntity.ok().contentType(METADATA).body(metadata.bytes(membership)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
