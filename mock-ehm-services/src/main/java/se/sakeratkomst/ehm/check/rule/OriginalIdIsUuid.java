package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.001: the id of the original prescription is a UUID as RFC 4122 writes it. */
final class OriginalIdIsUuid implements ItemCheck {

    private static final Pattern UUID_FORM = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    @Override
    public String code() {
        return "U.001";
    }

    @Override
    public Optional<String> observed(Item item) {
        String id = item.content().originalId();
        return Observed.when(id == null || !UUID_FORM.matcher(id).matches(), "original id " + id);
    }
}
