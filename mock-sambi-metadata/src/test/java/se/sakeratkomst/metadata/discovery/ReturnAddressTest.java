package se.sakeratkomst.metadata.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

    private static final List<String> LOCATIONS = List.of("https://sp.example.se/disco", "http://localhost:8080/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sp.example.se/disco",
                "https://SP.example.se/disco",
                "https://sp.example.se:443/disco",
                "https://sp.example.se/disco?target=abc&x=%26",
                "http://localhost:8080",
            })
    void anAddressOfTheMetadataIsTakenWhateverItsQuery(String wanted) {
        assertThat(ReturnAddress.among(LOCATIONS, wanted)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sp.example.se/disco",
                "https://sp.example.se:8443/disco",
                "https://sp.example.se/disco/",
                "https://sp.example.se/disco2",
                "https://sp.example.se/Disco",
                "https://sp.example.se/x/../disco",
                "https://sp.example.se/%64isco",
                "https://sp.example.se.evil.example/disco",
                "https://evil.example/disco",
                "https://sp.example.se@evil.example/disco",
                "https://user@sp.example.se/disco",
                "https://evil.example\\@sp.example.se/disco",
                "//sp.example.se/disco",
                "/disco",
                "https://sp.example.se/disco#x",
                "javascript:alert(1)//https://sp.example.se/disco",
                "https://sp.example.se/disco?x=\r\nSet-Cookie: a=b",
                " https://sp.example.se/disco",
                "",
            })
    void anythingElseIsNot(String wanted) {
        assertThat(ReturnAddress.among(LOCATIONS, wanted)).isEmpty();
    }

    @Test
    void theChoiceIsAddedToTheQuery() {
        assertThat(address("https://sp.example.se/disco").with("entityID", Optional.of("urn:å&b")))
                .hasToString("https://sp.example.se/disco?entityID=urn%3A%C3%A5%26b");
        assertThat(address("https://sp.example.se/disco?a=b").with("idp", Optional.of("urn:x")))
                .hasToString("https://sp.example.se/disco?a=b&idp=urn%3Ax");
        assertThat(address("https://sp.example.se/disco?").with("idp", Optional.of("urn:x")))
                .hasToString("https://sp.example.se/disco?idp=urn%3Ax");
    }

    @Test
    void withoutAChoiceNothingIsAdded() {
        assertThat(address("https://sp.example.se/disco?a=b").with("entityID", Optional.empty()))
                .hasToString("https://sp.example.se/disco?a=b");
    }

    @Test
    void aParameterIsFoundHoweverItIsEncoded() {
        assertThat(address("https://sp.example.se/disco?a=b&entity%49D=x").has("entityID"))
                .isTrue();
        assertThat(address("https://sp.example.se/disco?a=entityID").has("entityID"))
                .isFalse();
    }

    private static ReturnAddress address(String wanted) {
        return ReturnAddress.among(LOCATIONS, wanted).orElseThrow();
    }
}
