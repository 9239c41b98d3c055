package se.sakeratkomst.metadata.member;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import se.sakeratkomst.kit.lab.LabId;

/**
 * An organisation in one federation of one lab.
 *
 * @param number organisationsnummer, ten digits; unique in the federation, and what the rest of the service knows it by
 * @param name the registered name, which OrganizationName must be (SC-006)
 * @param representedBy number of the gruppföreträdare or Sambiombud it stands behind
 * @param employees how many it has; a gruppföreträdare's members have twenty at most
 * @param contracts service contracts it has, separated by blanks (SC-170)
 */
@Table
public record Organisation(
        @Id @Nullable Long id,
        String lab,
        String federation,
        long number,
        String name,
        Kind kind,
        Sector sector,
        @Nullable Long representedBy,
        @Nullable Integer employees,
        String contracts,
        long registeredMillis) {

    /** The service contracts, as URIs. */
    public List<String> contractList() {
        return Arrays.stream(contracts.split(" ")).filter(uri -> !uri.isEmpty()).toList();
    }

    /** The number as ten digits. */
    public String digits() {
        return "%010d".formatted(number);
    }

    /** The steps of its way in, in order. */
    public List<Step> way() {
        return Step.wayOf(federation, kind, representedBy != null);
    }

    Organisation in(LabId owner, @Nullable Long newId) {
        return new Organisation(
                newId,
                owner.value(),
                federation,
                number,
                name,
                kind,
                sector,
                representedBy,
                employees,
                contracts,
                registeredMillis);
    }
}
