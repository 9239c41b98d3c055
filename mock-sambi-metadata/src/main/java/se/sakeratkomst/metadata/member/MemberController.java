package se.sakeratkomst.metadata.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.saml.federation.FederationProfile;

/** Members and their way in, on the control port. */
@RestController
@RequestMapping("/admin/labs/{lab}/{federation:sambi|sweden-connect}/members")
public final class MemberController {

    /**
     * A member as JSON.
     *
     * @param number ten digits
     * @param sections of the trust framework that it is reviewed by
     * @param way the steps of its way in, in order
     * @param next the step that is next on it
     * @param waitingFor what keeps its entities from being published in production
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            String number,
            String name,
            Kind kind,
            Sector sector,
            @Nullable String representedBy,
            @Nullable Integer employees,
            List<String> contracts,
            String sections,
            List<Step> way,
            List<Taken> steps,
            @Nullable Step next,
            List<Step> possible,
            boolean member,
            @Nullable Instant declareBefore,
            @Nullable Instant reviewDue,
            List<String> waitingFor) {}

    /** A step that was taken. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Taken(Step step, @Nullable Outcome outcome, String by, String note, Instant at) {}

    /** A step to take. */
    public record Wanted(
            @Nullable String step,
            @Nullable String outcome,
            @Nullable String by,
            @Nullable String note) {}

    private final Members members;
    private final Labs labs;

    public MemberController(Members members, Labs labs) {
        this.members = members;
        this.labs = labs;
    }

    @GetMapping
    List<View> all(@PathVariable String lab, @PathVariable String federation) {
        Register register = production(lab, federation);
        return members.all(register.lab(), register.federation()).stream()
                .map(member -> view(register, member))
                .toList();
    }

    @GetMapping("/{number}")
    View one(@PathVariable String lab, @PathVariable String federation, @PathVariable String number) {
        Register register = production(lab, federation);
        return view(register, members.require(register.lab(), register.federation(), number));
    }

    @PutMapping("/{number}")
    View put(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable String number,
            @RequestBody Members.Change change) {
        Register register = production(lab, federation);
        return view(register, members.put(register.lab(), register.federation(), number, change));
    }

    @PostMapping("/{number}/steps")
    View take(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable String number,
            @RequestBody Wanted wanted) {
        Register register = production(lab, federation);
        return view(
                register,
                members.take(
                        register.lab(),
                        register.federation(),
                        number,
                        orEmpty(wanted.step()),
                        wanted.outcome(),
                        orEmpty(wanted.by()),
                        orEmpty(wanted.note())));
    }

    private Register production(String lab, String federation) {
        FederationProfile profile = NamedFederation.of(federation);
        return new Register(labs.require(new LabId(lab)), profile, Environment.PROD);
    }

    private View view(Register register, Member member) {
        Organisation organisation = member.organisation();
        WayIn way = member.way();
        List<String> waiting = members.waitingFor(register, organisation.number());
        Long representative = organisation.representedBy();
        return new View(
                organisation.digits(),
                organisation.name(),
                organisation.kind(),
                organisation.sector(),
                representative == null ? null : "%010d".formatted(representative),
                organisation.employees(),
                organisation.contractList(),
                organisation.kind().sections(),
                organisation.way(),
                way.history().stream()
                        .map(step -> new Taken(step.step(), step.outcome(), step.takenBy(), step.note(), step.taken()))
                        .toList(),
                way.next().orElse(null),
                way.possible(),
                waiting.isEmpty(),
                way.declareBefore().orElse(null),
                way.reviewDue().orElse(null),
                waiting);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
