package se.sakeratkomst.saml.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import se.sakeratkomst.saml.Messages;
import se.sakeratkomst.saml.TestKeys;
import se.sakeratkomst.saml.metadata.Feed;

/** Any bytes as a feed: none is taken for the operator’s. */
final class FeedFuzz {
    @DictionaryFile(resourcePath = "saml.dict")
    @FuzzTest(maxDuration = "30s")
    void anyFeed(byte[] feed) {
        Decoding.require(
                Decoding.of(() -> Feed.verified(feed, List.of(TestKeys.OPERATOR.certificate()), Messages.NOW))
                        .isEmpty(),
                "a feed that the operator did not sign");
    }
}
