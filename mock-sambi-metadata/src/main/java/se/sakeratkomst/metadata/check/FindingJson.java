package se.sakeratkomst.metadata.check;

import com.fasterxml.jackson.annotation.JsonInclude;

/** How a finding is written as JSON: without a place when it has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface FindingJson {}
