package se.sakeratkomst.inera.hsa;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.inera.soap.SoapCall;
import se.sakeratkomst.kit.clock.LabClock;

/** The employees that answer a question, whatever the version of the contract. */
final class Employees {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Directory directory;
    private final Codes codes;
    private final Employee.Genders genders;
    private final LabClock clock;

    Employees(Directory directory, Codes codes, Employee.Genders genders, LabClock clock) {
        this.directory = directory;
        this.codes = codes;
        this.genders = genders;
        this.clock = clock;
    }

    List<Employee> find(Directory.Question question, @Nullable String profile) {
        SoapCall call = SoapCall.current();
        call.fact("profile", profile);
        LocalDate today = clock.now(call.lab()).atZone(SWEDEN).toLocalDate();
        return directory.find(question).stream()
                .map(entry -> Employee.of(entry, codes, genders, directory.feigned(), today))
                .toList();
    }
}
