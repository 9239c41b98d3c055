package se.sakeratkomst.vendor.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

record Dispensing(
        String personnummer,
        @Nullable String access,
        @Nullable Boolean acceptWarnings,
        @Nullable String comment,
        List<Row> rows)
        implements AboutPatient {

    record Row(
            String prescription,
            @Nullable Integer packages,
            @Nullable String nplPackId) {

        Row {
            Bodies.atLeastOne("packages", packages);
        }
    }
}
