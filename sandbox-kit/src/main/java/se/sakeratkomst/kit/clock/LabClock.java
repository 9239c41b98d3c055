package se.sakeratkomst.kit.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** The clocks of the labs. A setting survives a restart. */
public final class LabClock {

    private final Clock wall;
    private final Labs labs;
    private final JsonMapper json;
    private final Map<LabId, ClockSetting> settings = new ConcurrentHashMap<>();

    public LabClock(Clock wall, Labs labs, JsonMapper json) {
        this.wall = wall;
        this.labs = labs;
        this.json = json;
    }

    /** Lab time: what rules consents, locks, retention and a card's validity as the identity provider judges it. */
    public Instant now(LabId lab) {
        return setting(lab).apply(wall.instant());
    }

    /** Wall time: what messages, OCSP, CRL and feeds are stamped with. */
    public Instant wall() {
        return wall.instant();
    }

    public ClockSetting setting(LabId lab) {
        return settings.computeIfAbsent(lab, this::load);
    }

    public void set(LabId lab, ClockSetting setting) {
        if (setting.mode() == ClockSetting.Mode.frozen && setting.at() == null) {
            throw new ProblemException(Problem.badRequest(
                    "Freeze the lab's clock",
                    "no 'at'",
                    "an instant, for example 2026-01-31T10:00:00Z",
                    "Send {\"mode\":\"frozen\",\"at\":\"2026-01-31T10:00:00Z\"}."));
        }
        Path file = file(lab);
        try {
            Path next = file.resolveSibling("clock.json.new");
            Files.write(next, json.writeValueAsBytes(setting));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put(lab, setting);
    }

    private ClockSetting load(LabId lab) {
        Path file = file(lab);
        return Files.exists(file) ? json.readValue(file, ClockSetting.class) : ClockSetting.WALL;
    }

    private Path file(LabId lab) {
        return labs.folder(lab).resolve("clock.json");
    }
}
