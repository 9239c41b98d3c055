package se.sakeratkomst.ehm.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which interfaces a row of the control table can be met through. */
public enum Reach {
    /** FHIR and the services of version 17. */
    @JsonProperty("both")
    BOTH,
    /** The services of version 17 only: FHIR does not carry what the row asks for. */
    @JsonProperty("v17")
    V17
}
