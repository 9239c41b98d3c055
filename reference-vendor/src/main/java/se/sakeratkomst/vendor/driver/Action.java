package se.sakeratkomst.vendor.driver;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.nll.Change;
import se.sakeratkomst.vendor.nll.Order;
import se.sakeratkomst.vendor.patients.Desk;
import se.sakeratkomst.vendor.patients.Screen;

/**
 * Something that the suite can make the system do.
 *
 * @param name last part of its address
 * @param body what it is sent
 */
record Action<B extends AboutPatient>(String name, Class<B> body, Doing<B> doing) {

    /** Does it as the person would have done it at the desk. */
    interface Doing<B> {
        Screen run(Desk desk, Desk.Work work, B body);
    }

    Screen run(Bodies bodies, byte[] sent, Desk desk, BiFunction<String, @Nullable String, Desk.Work> works) {
        B read = bodies.read(sent, body);
        return doing.run(desk, works.apply(read.personnummer(), read.access()), read);
    }

    /** All of them. */
    static List<Action<?>> all() {
        return List.of(
                new Action<>("open-patient", OpenPatient.class, (desk, work, body) -> desk.open(work)),
                new Action<>(
                        "read-history",
                        OnePrescription.class,
                        (desk, work, body) -> desk.history(work, body.prescription())),
                new Action<>(
                        "prescribe",
                        Prescribing.class,
                        (desk, work, body) -> desk.prescribe(
                                work,
                                new Order(
                                        body.nplId(),
                                        body.nplPackId(),
                                        body.dosage(),
                                        body.treatmentReason(),
                                        body.packages(),
                                        body.dispenses()))),
                new Action<>(
                        "correct",
                        Correction.class,
                        (desk, work, body) -> desk.correct(
                                work,
                                body.prescription(),
                                new Change(body.dosage(), body.treatmentReason(), body.packages(), body.dispenses()))),
                new Action<>(
                        "renew", OnePrescription.class, (desk, work, body) -> desk.renew(work, body.prescription())),
                new Action<>(
                        "end",
                        WithReason.class,
                        (desk, work, body) -> desk.end(work, body.prescription(), body.reason())),
                new Action<>(
                        "cancel",
                        WithReason.class,
                        (desk, work, body) -> desk.cancel(work, body.prescription(), body.reason())),
                new Action<>(
                        "restore",
                        OnePrescription.class,
                        (desk, work, body) -> desk.restore(work, body.prescription())),
                new Action<>(
                        "dispense",
                        Dispensing.class,
                        (desk, work, body) -> desk.dispense(
                                work,
                                body.rows().stream()
                                        .map(row -> new Desk.Wanted(
                                                row.prescription(),
                                                row.packages() == null ? 1 : row.packages(),
                                                row.nplPackId()))
                                        .toList(),
                                Boolean.TRUE.equals(body.acceptWarnings()),
                                body.comment())),
                new Action<>("take-back", TakingBack.class, (desk, work, body) -> desk.takeBack(work, body.dispense())),
                new Action<>(
                        "lock",
                        Locking.class,
                        (desk, work, body) ->
                                desk.lock(work, body.prescription(), Boolean.TRUE.equals(body.reasonOnly()))),
                new Action<>("unlock", Unlocking.class, (desk, work, body) -> desk.unlock(work, body.lock())));
    }
}
