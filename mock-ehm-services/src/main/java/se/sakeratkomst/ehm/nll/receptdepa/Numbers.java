package se.sakeratkomst.ehm.nll.receptdepa;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Version 17 numbers prescriptions and dispenses, NLL names them by UUID. The number is made of the UUID, so that it is the same after a restart and in
 * a restored lab; it has at most 15 digits, so that it also fits a double.
 */
final class Numbers {

    private static final long MOST = 1_000_000_000_000_000L;

    private record Key(String lab, String type, long number) {}

    private final ResourceStore store;
    private final Map<Key, String> known = new ConcurrentHashMap<>();

    Numbers(ResourceStore store) {
        this.store = store;
    }

    /** The number of a resource. */
    long of(LabId lab, String type, String id) {
        long number = number(id);
        known.putIfAbsent(new Key(lab.value(), type, number), id);
        return number;
    }

    /** A number for what has none of its own, such as a dispatch that NLL's users named. */
    static long number(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return 1 + Math.floorMod(uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits(), MOST - 1);
    }

    /** The id that has the number; those of the lab that were not told of yet are looked through. */
    Optional<String> id(LabId lab, String type, long number) {
        Key key = new Key(lab.value(), type, number);
        String id = known.get(key);
        if (id == null) {
            store.ids(lab, type).forEach(each -> of(lab, type, each));
            id = known.get(key);
        }
        return Optional.ofNullable(id);
    }
}
