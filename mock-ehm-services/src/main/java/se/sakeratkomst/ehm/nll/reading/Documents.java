package se.sakeratkomst.ehm.nll.reading;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.Date;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import se.sakeratkomst.ehm.register.StoredResource;

/** Between stored documents and the FHIR library's objects. */
public final class Documents {

    private final FutureTask<FhirContext> context;

    /** @param library what loads the FHIR library, when it is first needed */
    public Documents(Callable<FhirContext> library) {
        this.context = new FutureTask<>(library);
    }

    /** The FHIR library; waits while it is being loaded. */
    public FhirContext library() {
        context.run();
        try {
            return context.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the FHIR library was loading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The FHIR library could not be loaded", e.getCause());
        }
    }

    /** The resource, with the id, version and time that the row has. */
    public <T extends Resource> T read(Class<T> type, StoredResource row) {
        return stamped(
                library().newJsonParser().parseResource(type, row.json()),
                row.id(),
                row.version(),
                row.recordedMillis());
    }

    public static <T extends Resource> T stamped(T resource, String id, int version, long recordedMillis) {
        resource.setId(new IdType(resource.fhirType(), id, Integer.toString(version)));
        resource.getMeta().setVersionId(Integer.toString(version)).setLastUpdated(new Date(recordedMillis));
        return resource;
    }

    public String write(Resource resource) {
        return library().newJsonParser().encodeResourceToString(resource);
    }

    /** Reads what a caller sent elsewhere than in the body; what the definition does not know is an error. */
    public <T extends Resource> T strictly(Class<T> type, String json) {
        return library()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(type, json);
    }
}
