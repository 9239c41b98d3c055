package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.member.Kind;
import se.sakeratkomst.metadata.member.Member;
import se.sakeratkomst.metadata.member.Members;
import se.sakeratkomst.metadata.member.Organisation;
import se.sakeratkomst.metadata.member.Sector;
import se.sakeratkomst.metadata.member.Step;
import se.sakeratkomst.metadata.member.WayIn;
import se.sakeratkomst.saml.federation.FederationProfile;

/** A federation's members, and each member's way in. */
@Page
public final class MemberPages {

    /**
     * A member in the list.
     *
     * @param waiting what keeps its entities from being published in production
     * @param representative who stands before the operator for it
     */
    public record Row(
            Organisation organisation,
            WayIn way,
            List<Waiting> waiting,
            @Nullable String representative,
            int entities) {}

    /**
     * What is waited for.
     *
     * @param number of the representative whose step it is, empty when it is the member's own
     * @param what a step, {@code checksumma} or {@code medlemskap}
     */
    public record Waiting(String number, String what) {

        static Waiting of(String text) {
            int colon = text.indexOf(": ");
            return colon < 0 ? new Waiting("", text) : new Waiting(text.substring(0, colon), text.substring(colon + 2));
        }

        static List<Waiting> all(List<String> texts) {
            return texts.stream().map(Waiting::of).toList();
        }
    }

    /** A step of the way, taken or not. */
    public record OnTheWay(Step step, boolean done, boolean next) {}

    private final Members members;
    private final EntityList entities;
    private final PublicUrls urls;

    public MemberPages(Members members, EntityList entities, PublicUrls urls) {
        this.members = members;
        this.entities = entities;
        this.urls = urls;
    }

    @GetMapping(Registers.FEDERATION + "/members")
    String list(@PathVariable String federation, HttpServletRequest request, Model model) {
        LabId lab = CurrentLab.of(request);
        FederationProfile profile = NamedFederation.of(federation);
        Map<Long, Integer> counts = entities.perMember(lab.value(), federation);
        List<Member> all = members.all(lab, profile);
        model.addAttribute("federation", profile);
        model.addAttribute(
                "members",
                all.stream()
                        .map(member -> row(
                                lab,
                                profile,
                                member,
                                counts.getOrDefault(member.organisation().number(), 0)))
                        .toList());
        model.addAttribute("kinds", Kind.of(profile));
        model.addAttribute("sectors", Sector.values());
        model.addAttribute(
                "representatives",
                all.stream()
                        .map(Member::organisation)
                        .filter(organisation -> organisation.kind().mayRepresent())
                        .toList());
        return "members";
    }

    @PostMapping(Registers.FEDERATION + "/members")
    ResponseEntity<Void> register(
            @PathVariable String federation,
            @RequestParam String number,
            @RequestParam String name,
            @RequestParam String kind,
            @RequestParam String sector,
            @RequestParam(required = false) @Nullable String representedBy,
            @RequestParam(required = false) @Nullable Integer employees,
            HttpServletRequest request,
            Locale locale) {
        FederationProfile profile = NamedFederation.of(federation);
        String digits = number.strip().replace("-", "");
        Members.Change change = new Members.Change(name, kind, sector, representedBy, employees, null);
        Member member = members.put(CurrentLab.of(request), profile, digits, change);
        return Go.to(Links.of(request, urls, locale)
                .member(federation, member.organisation().digits()));
    }

    @GetMapping(Registers.FEDERATION + "/members/{number}")
    String one(@PathVariable String federation, @PathVariable String number, HttpServletRequest request, Model model) {
        LabId lab = CurrentLab.of(request);
        FederationProfile profile = NamedFederation.of(federation);
        Member member = members.require(lab, profile, number);
        List<EntityList.Row> own =
                entities.ofMember(lab.value(), federation, member.organisation().number());
        WayIn way = member.way();
        Step next = way.next().orElse(null);
        model.addAttribute("federation", profile);
        model.addAttribute("member", row(lab, profile, member, own.size()));
        model.addAttribute("next", next);
        model.addAttribute(
                "way",
                member.organisation().way().stream()
                        .map(step -> new OnTheWay(step, way.has(step), step == next))
                        .toList());
        model.addAttribute(
                "others",
                way.possible().stream()
                        .filter(step -> step != next && step != Step.METADATA)
                        .toList());
        model.addAttribute(
                "represented",
                members.representedBy(lab, profile, member.organisation().number()));
        model.addAttribute("entities", own);
        model.addAttribute("registers", Registers.of(lab, profile).toList());
        return "member";
    }

    @PostMapping(Registers.FEDERATION + "/members/{number}/steps")
    ResponseEntity<Void> take(
            @PathVariable String federation,
            @PathVariable String number,
            @RequestParam String step,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            Locale locale) {
        Member member =
                members.take(CurrentLab.of(request), NamedFederation.of(federation), number, step, outcome, by, note);
        return Go.to(Links.of(request, urls, locale)
                        .member(federation, member.organisation().digits()) + "#way");
    }

    private Row row(LabId lab, FederationProfile federation, Member member, int count) {
        Organisation organisation = member.organisation();
        Register production = new Register(lab, federation, Environment.PROD);
        Long representative = organisation.representedBy();
        return new Row(
                organisation,
                member.way(),
                Waiting.all(members.waitingFor(production, organisation.number())),
                representative == null
                        ? null
                        : members.find(lab, federation, representative)
                                .map(Member::organisation)
                                .map(Organisation::name)
                                .orElse("%010d".formatted(representative)),
                count);
    }
}
