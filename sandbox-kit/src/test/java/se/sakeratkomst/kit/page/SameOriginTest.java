package se.sakeratkomst.kit.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import se.sakeratkomst.kit.problem.ProblemException;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example.test",
        "Origin, http://cards.example.test:18021",
        "Origin, null",
        "Origin, %%%"
    })
    void aPageOfAnotherOriginIsRefused(String header, String value) {
        assertThatThrownBy(() -> SameOrigin.require(posted(header, value), "Answer", "the API"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Answer: observed a page of another origin")
                .hasMessageContaining("programs use the API");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, http://cards.example.test:18020"})
    void thePageItselfMayPost(String header, String value) {
        SameOrigin.require(posted(header, value), "Answer", "the API");
    }

    @Test
    void aProgramSendsNoSuchHeaderAndMayPost() {
        SameOrigin.require(posted("Accept", "*/*"), "Answer", "the API");
    }

    private static MockHttpServletRequest posted(String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/app");
        request.addHeader("Host", "cards.example.test:18020");
        request.addHeader(header, value);
        return request;
    }
}
