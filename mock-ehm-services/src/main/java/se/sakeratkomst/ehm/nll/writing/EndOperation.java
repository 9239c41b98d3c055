package se.sakeratkomst.ehm.nll.writing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting.UsageEnd;
import se.sakeratkomst.ehm.register.StoredResource;
import se.sakeratkomst.saml.Finding;

/**
 * {@code $end}: stops or cancels one prescription or several, all or none; {@code $restore}: puts them back to an earlier version.
 *
 * @see "nll-fhir.md 2"
 */
public final class EndOperation {

    private final Writes writes;
    private final PrescriptionWriting prescriptions;
    private final String stop;
    private final String cancel;

    /**
     * @param stop code of the activity that stops
     * @param cancel code of the activity that cancels
     */
    public EndOperation(Writes writes, PrescriptionWriting prescriptions, String stop, String cancel) {
        this.writes = writes;
        this.prescriptions = prescriptions;
        this.stop = stop;
        this.cancel = cancel;
    }

    private record Ending(
            IdType id,
            boolean cancels,
            CodeableConcept activity,
            CodeableConcept reason,
            @Nullable UsageEnd usage) {}

    public Parameters run(NllCall call, Parameters parameters) {
        List<Ending> endings = new ArrayList<>();
        List<ParametersParameterComponent> entries = entries(parameters);
        for (int i = 0; i < entries.size(); i++) {
            endings.add(ending(entries.get(i), at(i)));
        }
        TreeSet<String> ids = new TreeSet<>();
        endings.forEach(each -> ids.add(each.id().getIdPart()));
        return writes.run(call, call.patient().orElse(null), ids, true, session -> {
            List<MedicationRequest> ended = new ArrayList<>();
            for (int i = 0; i < endings.size(); i++) {
                Ending each = endings.get(i);
                session.because(new WriteSession.Because(each.activity(), List.of(each.reason())));
                StoredResource row =
                        prescriptions.end(session, each.id().getIdPart(), each.cancels(), each.usage(), at(i));
                ended.add(session.read(MedicationRequest.class, row));
            }
            return answer(session, ended);
        });
    }

    public Parameters restore(NllCall call, Parameters parameters) {
        List<IdType> versions = new ArrayList<>();
        List<ParametersParameterComponent> entries = entries(parameters);
        for (int i = 0; i < entries.size(); i++) {
            IdType id = reference(entries.get(i), at(i));
            if (!id.hasVersionIdPart() || !id.isVersionIdPartValidLong()) {
                throw refused(at(i), "no version", "MedicationRequest/<id>/_history/<version>");
            }
            versions.add(id);
        }
        TreeSet<String> ids = new TreeSet<>();
        versions.forEach(each -> ids.add(each.getIdPart()));
        return writes.run(call, call.patient().orElse(null), ids, true, session -> {
            List<MedicationRequest> restored = new ArrayList<>();
            for (int i = 0; i < versions.size(); i++) {
                IdType id = versions.get(i);
                StoredResource row = prescriptions.restore(
                        session, id.getIdPart(), (int) Math.min(Integer.MAX_VALUE, id.getVersionIdPartAsLong()), at(i));
                restored.add(session.read(MedicationRequest.class, row));
            }
            return answer(session, restored);
        });
    }

    private static Parameters answer(WriteSession session, List<MedicationRequest> changed) {
        Parameters answer = new Parameters();
        answer.addParameter("result", new BooleanType(true));
        changed.forEach(each -> answer.addParameter().setName("resource").setResource(each));
        if (!session.warnings().isEmpty()) {
            answer.addParameter().setName("issues").setResource(Answers.outcome(session.warnings()));
        }
        return answer;
    }

    private Ending ending(ParametersParameterComponent entry, String at) {
        IdType id = reference(entry, at);
        CodeableConcept activity = concept(entry, "activity", at);
        String code = Optional.ofNullable(activity.getCodingFirstRep().getCode())
                .orElse("")
                .toUpperCase(Locale.ROOT);
        if (!code.equals(stop) && !code.equals(cancel)) {
            throw refused(at + ".activity", "the activity '" + code + "'", stop + " or " + cancel);
        }
        return new Ending(id, code.equals(cancel), activity, concept(entry, "reason", at), usage(entry, at));
    }

    private static @Nullable UsageEnd usage(ParametersParameterComponent entry, String at) {
        Optional<ParametersParameterComponent> stated = entry.getPart().stream()
                .filter(part -> "nllUsageEndDate".equals(part.getName()))
                .findFirst();
        if (stated.isEmpty()) {
            return null;
        }
        String operation = text(stated.get(), "operationType").orElse("");
        if (operation.equals("delete")) {
            return new UsageEnd(null);
        }
        try {
            if (operation.equals("replace")) {
                return new UsageEnd(LocalDate.parse(text(stated.get(), "date").orElse("")));
            }
        } catch (DateTimeException e) {
            throw refused(at + ".nllUsageEndDate", "no date to replace by", "a part 'date', such as 2026-12-24");
        }
        throw refused(at + ".nllUsageEndDate", "operationType '" + operation + "'", "replace or delete");
    }

    private static Optional<String> text(ParametersParameterComponent holder, String name) {
        return value(holder, name)
                .filter(PrimitiveType.class::isInstance)
                .map(each -> ((PrimitiveType<?>) each).getValueAsString());
    }

    private static Optional<Type> value(ParametersParameterComponent holder, String name) {
        return holder.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .map(ParametersParameterComponent::getValue);
    }

    private static CodeableConcept concept(ParametersParameterComponent entry, String name, String at) {
        return value(entry, name)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast)
                .orElseThrow(() -> refused(at + "." + name, "no " + name, "a CodeableConcept"));
    }

    private static IdType reference(ParametersParameterComponent entry, String at) {
        Optional<IdType> id = value(entry, "resource")
                .filter(Reference.class::isInstance)
                .map(each -> ((Reference) each).getReferenceElement())
                .map(each -> new IdType(each.getValue()))
                .filter(each -> PrescriptionWriting.TYPE.equals(each.getResourceType()) && each.hasIdPart());
        if (id.isPresent()) {
            return id.get();
        }
        if (value(entry, "PrescriptionSetId").isPresent()) {
            throw refused(
                    at + ".PrescriptionSetId",
                    "the NEF id of no prescription: none of this lab came through NEF",
                    "a reference to MedicationRequest/<id>");
        }
        throw refused(at + ".resource", "no reference to a prescription", "a reference to MedicationRequest/<id>");
    }

    private static List<ParametersParameterComponent> entries(Parameters parameters) {
        List<ParametersParameterComponent> entries = parameters.getParameter().stream()
                .filter(each -> "entry".equals(each.getName()))
                .toList();
        if (entries.isEmpty()) {
            throw refused("Parameters", "no parameter 'entry'", "at least one");
        }
        return entries;
    }

    private static String at(int index) {
        return "Parameters.parameter.where(name='entry')[" + index + "]";
    }

    private static WriteRefused refused(String at, String observed, String expected) {
        return WriteRefused.of(
                422,
                "invalid",
                at,
                Finding.error(
                        "EHM-078",
                        "reading the operation's parameters",
                        observed,
                        expected,
                        "Compare the parameters with docs/nll.md."));
    }
}
