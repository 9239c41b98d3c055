package se.sakeratkomst.metadata.discovery;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.page.Links;
import se.sakeratkomst.metadata.page.Page;
import se.sakeratkomst.saml.metadata.UiInfo;

/**
 * The discovery service of a register: a page to choose on, an answer without a page where nobody may be asked, and a JSON feed for
 * those who build their own page.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/Post2.0/sstc-saml-idp-discovery.pdf">Identity Provider Discovery Service
 *     Protocol and Profile (SAMBI-008, SAMBI-033, SAMBI-045, SC-023)</a>
 */
@Page
public final class DiscoveryController {

    private static final int SHOWN = 50;
    private static final Duration REMEMBERED = Duration.ofDays(180);

    /**
     * An identity provider on the page.
     *
     * @param address leads on to the service provider with this choice
     * @param searched what the search looks in
     */
    public record Choice(
            String entityId,
            String name,
            String description,
            String organisation,
            @Nullable String logo,
            boolean neverAnswers,
            String address,
            String searched) {}

    /** An identity provider that is not offered, and why. */
    public record NotOffered(String name, String entityId, List<Matching.Obstacle> obstacles) {}

    private final Discovery discovery;
    private final Journal journal;

    public DiscoveryController(Discovery discovery, Journal journal) {
        this.discovery = discovery;
        this.journal = journal;
    }

    @GetMapping({
        "/{federation:sambi|sweden-connect}/disco",
        "/{federation:sambi|sweden-connect}/{environment:prod}/disco"
    })
    @Nullable
    String choose(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam(name = "entityID", defaultValue = "") String entityId,
            @RequestParam(name = "return", required = false) @Nullable String returnTo,
            @RequestParam(name = "returnIDParam", defaultValue = "entityID") String returnIdParam,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(name = "isPassive", defaultValue = "false") String isPassive,
            @RequestParam(required = false) @Nullable String idp,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Register register = register(request, federation, environment);
        DiscoveryRequest asked = new DiscoveryRequest(
                entityId, returnTo, returnIdParam.isBlank() ? "entityID" : returnIdParam, policy, isTrue(isPassive));
        Discovery.Offer offer;
        try {
            offer = discovery.offer(register, asked);
        } catch (ProblemException e) {
            journal.append(
                    register.lab(),
                    note(register, asked, "refused", Optional.empty())
                            .summary(e.problem().sentence())
                            .fact("rule", e.problem().requirement())
                            .refused());
            throw e;
        }
        Links links = (Links) model.getAttribute("links");
        if (links == null) {
            throw new IllegalStateException("A page without its frame");
        }
        Optional<Option> remembered = remembered(request, register, offer);
        if (asked.passive()) {
            return answer(register, asked, offer, "passive", remembered, response);
        }
        Optional<Option> chosen = Optional.ofNullable(idp).flatMap(offer::find);
        if (chosen.isPresent()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie(register, chosen.get(), links.cookiePath()).toString());
            return answer(register, asked, offer, "chosen", chosen, response);
        }
        show(register, asked, offer, remembered, q.strip(), links, model);
        journal.append(
                register.lab(),
                note(register, asked, "page", Optional.empty())
                        .summary("A page with " + offer.offered().size() + " identity providers was shown")
                        .fact(
                                "offered",
                                offer.offered().stream()
                                        .map(Option::entityId)
                                        .limit(100)
                                        .toList())
                        .fact(
                                "withheld",
                                offer.withheld().stream()
                                        .map(withheld -> withheld.option().entityId())
                                        .limit(100)
                                        .toList())
                        .accepted());
        return "discovery";
    }

    @GetMapping(
            value = {
                "/{federation:sambi|sweden-connect}/disco.json",
                "/{federation:sambi|sweden-connect}/{environment:prod}/disco.json"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> feed(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            HttpServletRequest request) {
        Map<String, Object> feed = new LinkedHashMap<>();
        for (Option option : discovery.options(register(request, federation, environment))) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("names", option.names());
            entry.put("descriptions", option.descriptions());
            entry.put("organisation", option.organisationNames());
            option.logo().ifPresent(logo -> entry.put("logo", logo(logo)));
            entry.put("keywords", option.keywords());
            entry.put("entityCategories", new TreeSet<>(option.categories()));
            feed.put(option.entityId(), entry);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(feed);
    }

    private static Map<String, Object> logo(UiInfo.Logo logo) {
        return Map.of("url", logo.url(), "width", logo.width(), "height", logo.height());
    }

    private @Nullable String answer(
            Register register,
            DiscoveryRequest asked,
            Discovery.Offer offer,
            String how,
            Optional<Option> chosen,
            HttpServletResponse response) {
        URI to = offer.returnTo().with(asked.returnIdParam(), chosen.map(Option::entityId));
        journal.append(
                register.lab(),
                note(register, asked, how, chosen)
                        .summary(chosen.map(option -> "Sent on to " + option.entityId())
                                .orElse("Sent back without a choice, since nobody may be asked"))
                        .fact("location", to.toString())
                        .accepted());
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, to.toString());
        return null;
    }

    private void show(
            Register register,
            DiscoveryRequest asked,
            Discovery.Offer offer,
            Optional<Option> remembered,
            String search,
            Links links,
            Model model) {
        String language = links.getLanguage();
        List<Option> found = offer.offered().stream()
                .filter(option -> search.isEmpty() || option.matches(search))
                .toList();
        model.addAttribute("register", register);
        model.addAttribute("serviceProvider", offer.serviceProviderName(language));
        model.addAttribute("asked", asked.parameters());
        model.addAttribute("q", search);
        model.addAttribute(
                "remembered",
                remembered.map(option -> choice(asked, option, links)).orElse(null));
        model.addAttribute("found", found.size());
        model.addAttribute(
                "choices",
                found.stream()
                        .limit(SHOWN)
                        .map(option -> choice(asked, option, links))
                        .toList());
        model.addAttribute("offered", offer.offered().size());
        model.addAttribute("all", search.isEmpty() && found.size() <= SHOWN);
        model.addAttribute("declaresService", offer.declaresService());
        model.addAttribute(
                "withheld",
                offer.withheld().stream()
                        .map(withheld -> new NotOffered(
                                withheld.option().name(language),
                                withheld.option().entityId(),
                                withheld.obstacles()))
                        .toList());
        model.addAttribute("returnTo", offer.returnTo().toString());
    }

    private static Choice choice(DiscoveryRequest asked, Option option, Links links) {
        String language = links.getLanguage();
        Map<String, String> parameters = new LinkedHashMap<>(asked.parameters());
        parameters.put("idp", option.entityId());
        return new Choice(
                option.entityId(),
                option.name(language),
                option.description(language),
                option.organisation(language),
                option.logo().map(UiInfo.Logo::url).orElse(null),
                option.neverAnswers(),
                links.same(parameters),
                option.searched());
    }

    private static Register register(HttpServletRequest request, String federation, @Nullable String environment) {
        return new Register(
                CurrentLab.of(request),
                NamedFederation.of(federation),
                environment == null ? Environment.TRIAL : Environment.of(environment));
    }

    private static boolean isTrue(String value) {
        return value.equals("true") || value.equals("1");
    }

    private static Note note(Register register, DiscoveryRequest asked, String how, Optional<Option> chosen) {
        return Note.of("disco")
                .from(asked.entityId())
                .protocol("SAML IdP discovery")
                .correlation(asked.entityId())
                .fact("federation", register.federation().id())
                .fact("environment", register.environment().id())
                .fact("entityId", asked.entityId())
                .fact("return", asked.returnTo())
                .fact("passive", asked.passive())
                .fact("how", how)
                .fact("chosen", chosen.map(Option::entityId).orElse(null));
    }

    // ---------- the last choice ----------

    private static String cookieName(Register register) {
        return "disco-" + register.federation().id() + "-"
                + register.environment().id();
    }

    private static ResponseCookie cookie(Register register, Option chosen, String path) {
        return ResponseCookie.from(cookieName(register), Discovery.digest(chosen.entityId()))
                .path(path)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(REMEMBERED)
                .build();
    }

    private static Optional<Option> remembered(HttpServletRequest request, Register register, Discovery.Offer offer) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(cookieName(register)))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(digest -> offer.offered().stream()
                        .filter(option -> Discovery.digest(option.entityId()).equals(digest))
                        .findFirst());
    }
}
