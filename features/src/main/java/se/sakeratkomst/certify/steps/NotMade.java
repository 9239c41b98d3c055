package se.sakeratkomst.certify.steps;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The messages of a test that cannot be made for a system, told in as few words as do. */
final class NotMade {
    private final Map<String, Map<String, Set<String>>> kindsByVariantByReason = new LinkedHashMap<>();

    void add(Deviations.Order order, String why) {
        kindsByVariantByReason
                .computeIfAbsent(why, reason -> new LinkedHashMap<>())
                .computeIfAbsent(order.variant(), variant -> new LinkedHashSet<>())
                .add(order.way().words());
    }

    /** A sentence for each reason. */
    List<String> told() {
        return kindsByVariantByReason.entrySet().stream()
                .map(reason -> messages(reason.getValue()) + reason.getKey())
                .toList();
    }

    /** Variants of which the same kinds cannot be made are told together. */
    private static String messages(Map<String, Set<String>> kindsByVariant) {
        Map<Set<String>, List<String>> variantsByKinds = kindsByVariant.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        String told = variantsByKinds.entrySet().stream()
                .map(each -> words(each.getValue(), each.getKey()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return told.isEmpty() ? "" : told + ": ";
    }

    private static String words(List<String> variants, Set<String> kinds) {
        String named = variants.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
        String made = kinds.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(" / "));
        String of = made.isEmpty() ? "" : "made of a message " + made;
        if (named.isEmpty()) {
            return of;
        }
        return "variant " + named + (of.isEmpty() ? "" : ", " + of);
    }
}
