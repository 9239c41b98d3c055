package se.sakeratkomst.vendor.sp.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.SamlRefusal;

class LenientParserTest {

    private static final String TWO_READINGS =
            "<!DOCTYPE exact [<!ENTITY e \"]><!--\">]><exact/><?TEST --><hasty/><?TEST ?>";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String manyOfNothing() {
        StringBuilder subset = new StringBuilder("<!ENTITY e0 \"\">");
        for (int i = 1; i <= 5; i++) {
            subset.append("<!ENTITY e%d \"%s\">".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        return "<!DOCTYPE root [" + subset + "]><root>whole&e5;</root>";
    }

    @Test
    void oneTextHasTwoReadings() {
        LenientParser parser = LenientParser.usual();
        assertThat(parser.parse(bytes(TWO_READINGS)).getDocumentElement().getLocalName())
                .isEqualTo("exact");
        assertThat(parser.parseHastily(bytes(TWO_READINGS)))
                .hasValueSatisfying(other ->
                        assertThat(other.getDocumentElement().getLocalName()).isEqualTo("hasty"));
    }

    @Test
    void whatHasNoDoctypeHasOneReading() {
        assertThat(LenientParser.usual().parseHastily(bytes("<exact/>"))).isEmpty();
    }

    @Test
    void entitiesThatComeToNothingAreCountedByTheUsualParserOnly() {
        assertThatThrownBy(() -> LenientParser.usual().parse(bytes(manyOfNothing())))
                .isInstanceOf(SamlRefusal.class);
        assertThat(new LenientParser(false, false)
                        .parse(bytes(manyOfNothing()))
                        .getDocumentElement()
                        .getTextContent())
                .isEqualTo("whole");
    }
}
