package se.sakeratkomst.metadata.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;

/**
 * The operator's answer to metadata handed in.
 *
 * @param entityId null when what came has none
 * @param accepted true when it is in the federation now
 * @param changed false when exactly the same was there already
 * @param findings errors when it was refused; warnings in both cases
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String lab,
        String federation,
        @Nullable String entityId,
        @Nullable Role role,
        boolean accepted,
        boolean changed,
        List<Finding> findings) {}
