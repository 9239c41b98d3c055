package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.check.Examination;
import se.sakeratkomst.metadata.entity.Entity;
import se.sakeratkomst.metadata.entity.EntityRepository;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.metadata.entity.Standing;
import se.sakeratkomst.metadata.handin.HandIn;
import se.sakeratkomst.metadata.handin.Receipt;
import se.sakeratkomst.metadata.member.Member;
import se.sakeratkomst.metadata.member.Members;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The entities of a register, one of them with its findings at the lines that they concern, and the form to hand in. */
@Page
public final class EntityPages {

    private static final int SHOWN_OF_REFUSED = 200_000;

    private final EntityRepository repository;
    private final EntityList entities;
    private final HandIn handIn;
    private final Members members;
    private final PublicUrls urls;
    private final JsonMapper json;

    public EntityPages(
            EntityRepository repository,
            EntityList entities,
            HandIn handIn,
            Members members,
            PublicUrls urls,
            JsonMapper json) {
        this.repository = repository;
        this.entities = entities;
        this.handIn = handIn;
        this.members = members;
        this.urls = urls;
        this.json = json;
    }

    @GetMapping(
            value = {Registers.FEDERATION + "/entity", Registers.PRODUCTION + "/entity"},
            params = "!id")
    String list(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            Model model) {
        Register register = Registers.of(request, federation, environment);
        var counts = entities.counts(register);
        model.addAttribute("register", register);
        model.addAttribute("q", q.strip());
        model.addAttribute("entities", entities.in(register, q.strip()));
        model.addAttribute("published", counts.getOrDefault(Standing.PUBLISHED, 0));
        model.addAttribute("waiting", counts.getOrDefault(Standing.WAITING, 0));
        model.addAttribute("most", EntityList.SHOWN);
        return "entities";
    }

    @GetMapping(
            value = {Registers.FEDERATION + "/entity", Registers.PRODUCTION + "/entity"},
            params = "id")
    String one(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam String id,
            @RequestParam(required = false) @Nullable String standing,
            HttpServletRequest request,
            Model model) {
        Register register = Registers.of(request, federation, environment);
        Optional<Entity> published = repository.find(register, id, Standing.PUBLISHED);
        Optional<Entity> waiting = repository.find(register, id, Standing.WAITING);
        Entity entity = ("published".equals(standing) ? published.or(() -> waiting) : waiting.or(() -> published))
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Show " + shortened(id),
                        "no such entity in " + register.federation().name() + ", "
                                + register.environment().id(),
                        "the entityID of an entity that was handed in",
                        "See the list of entities.")));
        show(register, entity, null, model);
        model.addAttribute("alsoPublished", entity.standing() == Standing.WAITING && published.isPresent());
        model.addAttribute("alsoWaiting", entity.standing() == Standing.PUBLISHED && waiting.isPresent());
        return "entity";
    }

    @GetMapping({Registers.FEDERATION + "/hand-in", Registers.PRODUCTION + "/hand-in"})
    String form(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            HttpServletRequest request,
            Model model) {
        Register register = Registers.of(request, federation, environment);
        model.addAttribute("register", register);
        model.addAttribute(
                "post", urls.of(register.lab(), register.path() + "/entities").toString());
        return "hand-in";
    }

    @PostMapping({Registers.FEDERATION + "/hand-in", Registers.PRODUCTION + "/hand-in"})
    String handIn(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String xml,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Register register = Registers.of(request, federation, environment);
        byte[] content = file != null && !file.isEmpty()
                ? start(file)
                : (xml == null ? "" : xml).strip().getBytes(StandardCharsets.UTF_8);
        Receipt receipt = handIn.handIn(register, content, new Sender(Sender.Way.page, request.getRemoteAddr()));
        response.setStatus((receipt.published()
                        ? HttpStatus.CREATED
                        : receipt.accepted() ? HttpStatus.ACCEPTED : HttpStatus.UNPROCESSABLE_CONTENT)
                .value());
        Optional<Entity> stored = receipt.accepted() ? stored(register, receipt) : Optional.empty();
        if (stored.isPresent()) {
            show(register, stored.get(), receipt, model);
        } else {
            showRefused(register, content, receipt, model);
        }
        return "entity";
    }

    @PostMapping({Registers.FEDERATION + "/confirmations", Registers.PRODUCTION + "/confirmations"})
    ResponseEntity<Void> confirm(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam String entityId,
            @RequestParam String sha1,
            HttpServletRequest request,
            Locale locale) {
        Register register = Registers.of(request, federation, environment);
        handIn.confirm(register, entityId, sha1);
        return Go.to(Links.of(request, urls, locale).entity(register, entityId));
    }

    /** One byte more than is allowed is enough to refuse it. */
    private static byte[] start(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(SecureXml.MAX_BYTES + 1);
        }
    }

    private Optional<Entity> stored(Register register, Receipt receipt) {
        String entityId = receipt.entityId();
        return entityId == null
                ? Optional.empty()
                : repository.find(register, entityId, receipt.published() ? Standing.PUBLISHED : Standing.WAITING);
    }

    private void show(Register register, Entity entity, @Nullable Receipt receipt, Model model) {
        List<Finding> findings = findings(entity);
        Long number = entity.organisation();
        String encoded = UriUtils.encode(entity.entityId(), StandardCharsets.UTF_8);
        String base = urls.of(register.lab(), register.path()).toString();
        model.addAttribute("register", register);
        model.addAttribute("receipt", receipt);
        model.addAttribute("entity", entity);
        model.addAttribute(
                "organisation",
                number == null
                        ? null
                        : members.find(register.lab(), register.federation(), number)
                                .map(Member::organisation)
                                .orElse(null));
        model.addAttribute("waiting", MemberPages.Waiting.all(entity.obstacles()));
        model.addAttribute("confirmable", entity.standing() == Standing.WAITING && !entity.confirmed());
        model.addAttribute("readOut", entity.sha1().replaceAll("(.{4})(?=.)", "$1 "));
        model.addAttribute("mdq", base + "/entities/" + encoded);
        model.addAttribute("file", base + "/files/" + entity.sha1OfId() + ".xml");
        model.addAttribute("result", entity.result());
        model.addAttribute("xml", AnnotatedXml.of(entity.xml(), findings));
    }

    private static void showRefused(Register register, byte[] content, Receipt receipt, Model model) {
        String text = Examination.forJournal(content, SHOWN_OF_REFUSED);
        model.addAttribute("register", register);
        model.addAttribute("receipt", receipt);
        model.addAttribute("result", receipt.result());
        model.addAttribute("waiting", List.of());
        model.addAttribute("xml", AnnotatedXml.of(text, receipt.findings()));
    }

    private List<Finding> findings(Entity entity) {
        try {
            return json.readValue(entity.findings(), new TypeReference<List<Finding>>() {});
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
