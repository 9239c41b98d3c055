package se.sakeratkomst.idp.deviation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.sakeratkomst.idp.answer.Answers;
import se.sakeratkomst.idp.answer.Workshop;
import se.sakeratkomst.idp.feed.VendorFeeds;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.login.Logins;
import se.sakeratkomst.idp.page.Pages;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.page.SameOrigin;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.SecureXml;

/** The page where testers arm a test, or compose a message of their own. */
@Controller
public final class TestsController {
    private static final String PROGRAMS = "POST /admin/labs/{lab}/deviations on the control port";
    private static final int LEVEL = 3;

    /** A service provider to choose. */
    public record Choice(String id, String name) {}

    /**
     * A field to be edited.
     *
     * @param right what it is in a right message; empty where it is not there
     */
    public record Row(String name, String right, boolean tall) {}

    private final NegativeTests tests;
    private final Deviations deviations;
    private final Arming arming;
    private final Workshop workshop;
    private final Answers answers;
    private final Logins logins;
    private final Personas personas;
    private final VendorFeeds feeds;
    private final People people;
    private final PublicUrls urls;
    private final Pages pages;

    public TestsController(
            NegativeTests tests,
            Deviations deviations,
            Arming arming,
            Workshop workshop,
            Answers answers,
            Logins logins,
            Personas personas,
            VendorFeeds feeds,
            People people,
            PublicUrls urls,
            Pages pages) {
        this.tests = tests;
        this.deviations = deviations;
        this.arming = arming;
        this.workshop = workshop;
        this.answers = answers;
        this.logins = logins;
        this.personas = personas;
        this.feeds = feeds;
        this.people = people;
        this.urls = urls;
        this.pages = pages;
    }

    @GetMapping("/{idp}/tests")
    ModelAndView list(@PathVariable String idp, HttpServletRequest request, HttpServletResponse response) {
        return list(personas.require(idp), CurrentLab.of(request), null, response);
    }

    private ModelAndView list(Persona persona, LabId lab, @Nullable Problem problem, HttpServletResponse response) {
        ModelAndView page = frame("tests", persona, lab, problem, response);
        Map<String, List<NegativeTest>> groups = tests.all().stream()
                .collect(Collectors.groupingBy(NegativeTest::group, LinkedHashMap::new, Collectors.toList()));
        page.addObject("groups", groups);
        page.addObject(
                "armed",
                deviations.armed(lab).stream()
                        .filter(armed -> armed.idp().equals(persona.id()))
                        .toList());
        return page;
    }

    private ModelAndView frame(
            String view, Persona persona, LabId lab, @Nullable Problem problem, HttpServletResponse response) {
        if (problem != null) {
            response.setStatus(problem.status());
        }
        ModelAndView page = pages.plain(view, persona, response);
        page.addObject("base", base(persona, lab).getRawPath());
        page.addObject("problem", problem);
        page.addObject(
                "sps",
                feeds.serviceProviders(persona, lab).stream()
                        .map(sp -> new Choice(sp.entityId(), sp.displayName("sv")))
                        .toList());
        return page;
    }

    private URI base(Persona persona, LabId lab) {
        return urls.of(lab, "/" + persona.id() + "/tests");
    }

    @PostMapping("/{idp}/tests")
    ModelAndView arm(
            @PathVariable String idp,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String sp,
            @RequestParam(defaultValue = "federation") String source,
            @RequestParam(defaultValue = "federation") String encryption,
            HttpServletRequest request,
            HttpServletResponse response) {
        SameOrigin.require(request, "Arm a negative test", PROGRAMS);
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        String[] named = choice.split("/", 2);
        try {
            arming.arm(
                    lab,
                    new Arming.Wanted(
                            named[0],
                            persona.id(),
                            sp,
                            named.length > 1 ? named[1] : null,
                            false,
                            source,
                            encryption,
                            null));
        } catch (ProblemException e) {
            return list(persona, lab, e.problem(), response);
        }
        return pages.redirect(base(persona, lab));
    }

    @PostMapping("/{idp}/tests/disarm")
    ModelAndView disarm(@PathVariable String idp, HttpServletRequest request) {
        SameOrigin.require(request, "Disarm negative tests", PROGRAMS);
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        deviations.disarm(lab, persona);
        return pages.redirect(base(persona, lab));
    }

    @GetMapping("/{idp}/tests/compose")
    ModelAndView compose(
            @PathVariable String idp,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        return compose(new Desk(personas.require(idp), CurrentLab.of(request), form), null, null, request, response);
    }

    @PostMapping("/{idp}/tests/compose")
    ModelAndView composed(
            @PathVariable String idp,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        SameOrigin.require(request, "Compose a message", PROGRAMS);
        Desk desk = new Desk(personas.require(idp), CurrentLab.of(request), form);
        try {
            Armed armed = desk.armed();
            return switch (desk.text("action")) {
                case "arm" -> {
                    arming.arm(desk.lab, desk.wanted());
                    yield pages.redirect(base(desk.persona, desk.lab));
                }
                case "send" -> {
                    Login login = desk.login();
                    yield pages.answer(
                            desk.persona,
                            login.sp(),
                            answers.composed(login, desk.granted(login), armed, request.getRemoteAddr()),
                            response);
                }
                default -> {
                    Login login = desk.login();
                    yield compose(
                            desk,
                            null,
                            workshop.make(
                                    login,
                                    desk.granted(login),
                                    deviations.order(desk.lab, Optional.of(armed)),
                                    request.getRemoteAddr()),
                            request,
                            response);
                }
            };
        } catch (ProblemException e) {
            return compose(desk, e.problem(), null, request, response);
        } catch (SamlRefusal e) {
            return compose(
                    desk,
                    Problem.badRequest(
                            "Compose a message",
                            e.first().observed(),
                            e.first().expected(),
                            "What is no XML can be written after signing."),
                    null,
                    request,
                    response);
        }
    }

    private ModelAndView compose(
            Desk desk,
            @Nullable Problem problem,
            Workshop.@Nullable Made made,
            HttpServletRequest request,
            HttpServletResponse response) {
        ModelAndView page = frame("compose", desk.persona, desk.lab, problem, response);
        page.addObject(
                "persons",
                people.all(desk.lab).stream()
                        .map(person -> new Choice(person.id(), person.displayName()))
                        .toList());
        page.addObject("form", desk.form.toSingleValueMap());
        page.addObject("rows", List.of());
        page.addObject("sent", "");
        page.addObject("plain", "");
        if (desk.entity().isPresent()) {
            Login login = desk.login();
            Workshop.Made right = workshop.make(
                    login,
                    desk.granted(login),
                    new Workshop.Order(desk.basis(), Deviation.NONE, URI.create("urn:none")),
                    request.getRemoteAddr());
            page.addObject(
                    "rows",
                    Field.of(right.recipe()).stream()
                            .map(field -> row(field.name(), field.read().apply(right.recipe())))
                            .toList());
        }
        if (made != null) {
            page.addObject("sent", new String(made.delivery().message(), StandardCharsets.UTF_8));
            page.addObject("plain", made.plain() == null ? "" : SecureXml.pretty(SecureXml.parse(made.plain())));
        }
        return page;
    }

    private static Row row(String name, @Nullable String right) {
        String value = right == null ? "" : right;
        return new Row(name, value, value.contains("\n"));
    }

    /** One tester's form. */
    private final class Desk {
        private final Persona persona;
        private final LabId lab;
        private final MultiValueMap<String, String> form;

        Desk(Persona persona, LabId lab, MultiValueMap<String, String> form) {
            this.persona = persona;
            this.lab = lab;
            this.form = form;
        }

        String text(String name) {
            return Optional.ofNullable(form.getFirst(name)).orElse("");
        }

        Optional<EntityDescriptor> entity() {
            return feeds.find(persona, lab, text("sp"))
                    .filter(found -> found.sp().flatMap(SpRole::defaultAcs).isPresent());
        }

        /** A login that nobody asked for and that is over at once. */
        Login login() {
            EntityDescriptor sp = entity().orElseThrow(() -> new ProblemException(Problem.of(
                    HttpStatus.NOT_FOUND.value(),
                    "Not found",
                    "Compose a message to '" + text("sp") + "'",
                    "no such service provider in the feed of "
                            + persona.profile().name(),
                    "a registered service provider with an AssertionConsumerService",
                    "Choose one of the list.")));
            SpRole role = sp.sp().orElseThrow();
            Login login = logins.beginUnsolicited(
                    lab,
                    persona,
                    sp,
                    role,
                    role.defaultAcs().map(Endpoint::location).orElseThrow(),
                    Optional.empty());
            logins.take(lab, persona, login.id());
            return login;
        }

        Answers.Granted granted(Login login) {
            TestPerson person = people.all(lab).stream()
                    .filter(each -> each.id().equals(text("person")))
                    .findFirst()
                    .or(() -> people.all(lab).stream()
                            .filter(each -> each.firstEmployment().isPresent())
                            .findFirst())
                    .orElseThrow();
            int level = persona.settings().loas().stream().max(Integer::compare).orElse(LEVEL);
            return workshop.granted(login, person, level);
        }

        Basis basis() {
            return wanted().basis();
        }

        Arming.Wanted wanted() {
            return new Arming.Wanted(
                    null,
                    persona.id(),
                    text("sp"),
                    null,
                    false,
                    blankToNull("source"),
                    blankToNull("encryption"),
                    composition());
        }

        /** As if it were armed, for this one message. */
        Armed armed() {
            Composition own = composition();
            NegativeTest.Variant variant = Arming.composed(own);
            Basis basis = basis();
            return new Armed(
                    Armed.COMPOSED,
                    variant.name(),
                    persona.id(),
                    text("sp"),
                    null,
                    basis.source(),
                    basis.encryption(),
                    Canaries.next(),
                    own);
        }

        private @Nullable String blankToNull(String name) {
            return text(name).isBlank() ? null : text(name);
        }

        /** Only what differs from what the form was given. */
        private Composition composition() {
            Map<String, @Nullable String> fields = new LinkedHashMap<>();
            form.keySet().stream().filter(name -> name.startsWith("f:")).forEach(name -> {
                String field = name.substring(2);
                String now = text(name).replace("\r\n", "\n");
                if (form.containsKey("x:" + field)) {
                    fields.put(field, null);
                } else if (!now.equals(text("o:" + field).replace("\r\n", "\n"))) {
                    fields.put(field, now);
                }
            });
            return new Composition(fields, edit("before"), edit("after"));
        }

        private Composition.@Nullable Edit edit(String when) {
            Composition.Edit edit = new Composition.Edit(
                    blankToNull(when + "-find"), text(when + "-replace"), blankToNull(when + "-document"));
            return edit.find() == null && edit.document() == null ? null : edit;
        }
    }
}
