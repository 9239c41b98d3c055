package se.sakeratkomst.ehm.nll.writing;

import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import se.sakeratkomst.saml.Finding;

/** Which version a client changed: {@code If-Match}, else meta.versionId of what it sends. */
public final class Versions {

    /** @param matched whether it was {@code If-Match} that said so */
    record Stated(int version, boolean matched) {

        /** Status of the refusal when it is not the latest. */
        int status() {
            return matched ? 412 : 409;
        }
    }

    private Versions() {}

    /** @throws WriteRefused 400 when neither says so; 412 when {@code If-Match} names another version than the body */
    public static Stated stated(IdType id, Resource body, String at) {
        Optional<String> match = Optional.ofNullable(id.getVersionIdPart());
        Optional<String> own = Optional.ofNullable(body.getMeta().getVersionId());
        if (match.isPresent() && own.isPresent() && !match.equals(own)) {
            throw refused(
                    412,
                    at,
                    "If-Match " + match.get() + " with meta.versionId " + own.get(),
                    "the same version in both");
        }
        String version = match.or(() -> own)
                .orElseThrow(() -> refused(
                        400, at, "neither If-Match nor meta.versionId", "the version that was read and changed"));
        if (!version.matches("[1-9]\\d{0,8}")) {
            throw refused(400, at, "the version '" + version + "'", "a running number from 1");
        }
        return new Stated(Integer.parseInt(version), match.isPresent());
    }

    private static WriteRefused refused(int status, String at, String observed, String expected) {
        return WriteRefused.of(
                status,
                status == 412 ? "conflict" : "required",
                at + ".meta.versionId",
                Finding.error(
                        "EHM-072",
                        "replacing a resource",
                        observed,
                        expected,
                        "Read the latest version, change it, and send it with its meta.versionId."));
    }
}
