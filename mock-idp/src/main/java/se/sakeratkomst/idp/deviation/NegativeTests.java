package se.sakeratkomst.idp.deviation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every negative test this service can make. */
public final class NegativeTests {
    private final Map<String, NegativeTest> byId = new LinkedHashMap<>();

    public NegativeTests() {
        Stream.of(
                        SignatureTests.all(),
                        WrappingTests.all(),
                        TransportTests.all(),
                        ProtocolTests.all(),
                        AssertionTests.all(),
                        AttributeTests.all(),
                        EncryptionTests.all(),
                        ErrorTests.all(),
                        LogoutTests.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(NegativeTest::id))
                .forEach(test -> {
                    if (byId.put(test.id(), test) != null) {
                        throw new IllegalStateException(test.id() + " is there twice");
                    }
                });
    }

    /** All, by id. */
    public Collection<NegativeTest> all() {
        return byId.values();
    }

    /** The test with that id. */
    public Optional<NegativeTest> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
