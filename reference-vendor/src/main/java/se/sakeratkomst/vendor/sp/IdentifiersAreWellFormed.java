package se.sakeratkomst.vendor.sp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;

/**
 * Personnummer or samordningsnummer has 12 digits, a date and the right check digit; HSA-id has the form of one.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC attribute specification 3.1; HSA-id: SAMBI-072</a>
 */
final class IdentifiersAreWellFormed implements ServiceProviderCheck {

    private static final Pattern PERSONNUMMER = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})\\d{4}");
    private static final Pattern HSA_ID = Pattern.compile("SE\\d{10}-[A-Za-z0-9]{1,18}");
    private static final int SAMORDNINGSNUMMER = 60;

    @Override
    public List<Finding> examine(Answer answer) {
        Optional<String> personnummer = value(answer, Attribute.PERSONAL_IDENTITY_NUMBER);
        Optional<String> hsaId = value(answer, Attribute.EMPLOYEE_HSA_ID);
        boolean right =
                personnummer.map(IdentifiersAreWellFormed::isPersonnummer).orElse(true)
                        && hsaId.map(id -> HSA_ID.matcher(id).matches()).orElse(true);
        return unless(
                right,
                "SC-130",
                "reading personnummer and HSA-id",
                "one that is not of its form",
                "12 digits with a date and check digit; SE, ten digits, hyphen and letters or digits, at most 31 in all",
                "Ask the identity provider's operator.");
    }

    private static Optional<String> value(Answer answer, Attribute attribute) {
        return answer.profile()
                .nameOf(attribute)
                .flatMap(name -> answer.assertion().value(name))
                .filter(value -> !value.isBlank());
    }

    private static boolean isPersonnummer(String text) {
        Matcher parts = PERSONNUMMER.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        int day = Integer.parseInt(parts.group(3));
        try {
            LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    day > SAMORDNINGSNUMMER ? day - SAMORDNINGSNUMMER : day);
        } catch (DateTimeException e) {
            return false;
        }
        int sum = 0;
        for (int i = 2; i < text.length(); i++) {
            int product = (text.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }

    @Override
    public Reason reason() {
        return Reason.ATTRIBUTES;
    }
}
