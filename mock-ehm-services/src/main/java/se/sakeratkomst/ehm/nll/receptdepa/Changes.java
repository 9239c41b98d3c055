package se.sakeratkomst.ehm.nll.receptdepa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.receptdepa.AffResult.Entry;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.writing.WriteRefused;
import se.sakeratkomst.ehm.nll.writing.WriteSession;
import se.sakeratkomst.ehm.nll.writing.Writes;
import se.sakeratkomst.ehm.refusal.RefusalException;
import se.sakeratkomst.ehm.register.NllRegister;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.soap.SoapCall;
import se.sakeratkomst.ehm.soap.SoapRefusal;

/** Changes by version 17: through NLL's own writing and its checks, all or nothing, and answered with what the control table said. */
final class Changes {

    /**
     * What became of a change.
     *
     * @param complaints of the control table, with where they point
     * @param done empty where something rejects, and then nothing is stored
     */
    record Outcome<T>(AffResult result, List<Complaint> complaints, Optional<T> done) {

        Outcome {
            complaints = List.copyOf(complaints);
        }

        /** The result for one of several rows: what points at it, and what points at none of them. */
        AffResult of(String at, String others, List<Entry> own) {
            List<Entry> entries = new ArrayList<>(own);
            Predicate<Complaint> here = each -> {
                String expression = String.valueOf(each.expression());
                return expression.startsWith(at) || !expression.startsWith(others);
            };
            complaints.stream().filter(here).map(Changes::entry).forEach(entries::add);
            return new AffResult(result.set(), result.when(), entries);
        }
    }

    private final Writes writes;
    private final NllRegister register;
    private final Face face;

    Changes(Writes writes, NllRegister register, Face face) {
        this.writes = writes;
        this.register = register;
        this.face = face;
    }

    Writes writes() {
        return writes;
    }

    /**
     * @param own what version 17's own rows found before
     * @param keep false for a rehearsal
     * @throws SoapRefusal when something else than the control table refuses
     */
    <T> Outcome<T> run(
            SoapCall call,
            ControlSet set,
            List<Entry> own,
            @Nullable Patient patient,
            String activity,
            Collection<String> prescriptions,
            boolean keep,
            Function<WriteSession, T> work) {
        NllCall nll = face.writing(call, patient, activity);
        boolean refusedAlready = own.stream().anyMatch(Entry::rejects);
        List<Complaint> complaints = new ArrayList<>();
        Optional<T> done = Optional.empty();
        try {
            done = Optional.of(writes.run(
                    nll,
                    patient == null ? null : patient.id(),
                    new TreeSet<>(prescriptions),
                    keep && !refusedAlready,
                    work));
            complaints.addAll(nll.warnings());
        } catch (WriteRefused refused) {
            refused.complaints().stream()
                    .filter(each -> each.system().equals(NllUris.AFF_CODES))
                    .forEach(complaints::add);
            if (complaints.isEmpty() && !refusedAlready) {
                throw refusal(refused);
            }
        } catch (RefusalException e) {
            throw new SoapRefusal(SoapRefusal.Why.REFUSED, e.refusal().findings(), null);
        }
        List<Entry> all = new ArrayList<>(own);
        complaints.stream().map(Changes::entry).forEach(all::add);
        AffResult result = new AffResult(set, register.now(call.lab()), all);
        call.controlled(result.status(), result.codes());
        if (result.rejects()) {
            return new Outcome<>(result, complaints, Optional.empty());
        }
        if (keep) {
            call.wrote(nll.written());
        }
        return new Outcome<>(result, complaints, done);
    }

    private static Entry entry(Complaint complaint) {
        return new Entry(complaint.finding().rule(), complaint.finding().refuses(), complaint.told());
    }

    private static SoapRefusal refusal(WriteRefused refused) {
        return new SoapRefusal(
                refused.status() == 404 ? SoapRefusal.Why.NOT_FOUND : SoapRefusal.Why.REFUSED,
                refused.complaints().stream().map(Complaint::finding).toList(),
                null);
    }
}
