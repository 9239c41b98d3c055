package se.sakeratkomst.certify.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time that this process and each program it started have used. What a login costs in it says the same on a busy machine as
 * on a quiet one, which logins a second do not.
 *
 * @param spent by program
 */
record CpuTimes(Map<String, Duration> spent) {
    private static final String CLIENT = "client";
    private static final double LEAST_MILLIS = 0.05;

    /** Until now. */
    static CpuTimes now() {
        Map<String, Duration> spent = new TreeMap<>();
        ProcessHandle self = ProcessHandle.current();
        spent.put(CLIENT, cpu(self));
        self.descendants().forEach(child -> spent.merge(program(child), cpu(child), Duration::plus));
        return new CpuTimes(spent);
    }

    /** Milliseconds for each of so many logins since an earlier moment; programs that had nothing to do are left out. */
    Map<String, Double> since(CpuTimes before, int logins) {
        Map<String, Double> each = new LinkedHashMap<>();
        spent.forEach((program, until) -> {
            double millis = until.minus(before.spent().getOrDefault(program, Duration.ZERO))
                            .toNanos()
                    / 1e6
                    / Math.max(1, logins);
            if (millis >= LEAST_MILLIS) {
                each.put(program, millis);
            }
        });
        return each;
    }

    /** As words. */
    static String told(Map<String, Double> millis) {
        return millis.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s %.2f", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The name of the jar that a Java process runs, or of the command. */
    private static String program(ProcessHandle process) {
        List<String> arguments = Optional.of(process.info())
                .flatMap(ProcessHandle.Info::arguments)
                .map(List::of)
                .orElse(List.of());
        return arguments.stream()
                .filter(argument -> argument.contains("keycloak"))
                .map(argument -> "keycloak")
                .findFirst()
                .or(() -> jar(arguments.stream()))
                .or(() -> process.info().command().map(CpuTimes::fileName))
                .orElse("other");
    }

    private static Optional<String> jar(Stream<String> arguments) {
        return arguments
                .filter(argument -> argument.endsWith(".jar"))
                .map(argument -> fileName(argument).replaceFirst("\\.jar$", ""))
                .findFirst();
    }

    private static String fileName(String path) {
        return String.valueOf(Path.of(path).getFileName());
    }
}
