package se.sakeratkomst.ehm.customer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What somebody has said about one kind of consent.
 *
 * @param rowId null until it is stored
 * @param kind as version 17 names it: rr, rrd, ees, hkdb or dos
 * @param recordedMillis when, by the lab's clock
 */
@Table("registered_consent")
public record RegisteredConsent(
        @Id @Nullable Long rowId, String lab, String personnummer, String kind, boolean given, long recordedMillis) {}
