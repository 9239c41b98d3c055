package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.metadata.entity.Entity;
import se.sakeratkomst.metadata.entity.EntityRepository;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.metadata.feed.Operator;
import se.sakeratkomst.metadata.feed.Operators;
import se.sakeratkomst.metadata.handin.HandIn;
import se.sakeratkomst.metadata.handin.Receipt;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** The page of the lab's federation operators: members, fingerprints, and a form to hand in metadata. */
@Controller
public final class OperatorPage {

    /**
     * A federation as the page shows it.
     *
     * @param feed address of the signed aggregate
     * @param certificate address of the operator's certificate
     * @param fingerprint SHA-256 of that certificate
     */
    public record Federation(
            String id,
            String name,
            String feed,
            String certificate,
            String fingerprint,
            String handIn,
            List<Entity> members) {}

    private final EntityRepository entities;
    private final Operators operators;
    private final HandIn handIn;
    private final PublicUrls urls;

    public OperatorPage(EntityRepository entities, Operators operators, HandIn handIn, PublicUrls urls) {
        this.entities = entities;
        this.operators = operators;
        this.handIn = handIn;
        this.urls = urls;
    }

    @GetMapping({"", "/"})
    String page(HttpServletRequest request, Model model) {
        show(CurrentLab.of(request), null, model);
        return "operators";
    }

    @PostMapping("/{federation:sambi|sweden-connect}/hand-in")
    String handIn(
            @PathVariable String federation,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String xml,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        LabId lab = CurrentLab.of(request);
        byte[] content = file != null && !file.isEmpty()
                ? file.getBytes()
                : (xml == null ? "" : xml).strip().getBytes(StandardCharsets.UTF_8);
        Receipt receipt = handIn.handIn(
                register(lab, NamedFederation.of(federation)),
                content,
                new Sender(Sender.Way.page, request.getRemoteAddr()));
        response.setStatus((receipt.accepted() ? HttpStatus.CREATED : HttpStatus.UNPROCESSABLE_CONTENT).value());
        show(lab, receipt, model);
        return "operators";
    }

    private void show(LabId lab, @Nullable Receipt receipt, Model model) {
        model.addAttribute("lab", lab.value());
        model.addAttribute("home", urls.of(lab, "/").toString());
        model.addAttribute("receipt", receipt);
        model.addAttribute(
                "federations",
                Federations.all().stream()
                        .map(federation -> shown(lab, federation))
                        .toList());
    }

    private Federation shown(LabId lab, FederationProfile federation) {
        Operator operator = operators.of(register(lab, federation));
        String base = urls.of(lab, "/" + federation.id()).toString();
        return new Federation(
                federation.id(),
                federation.name(),
                base + "/metadata.xml",
                base + "/operator.pem",
                operator.fingerprint(),
                base + "/hand-in",
                entities.in(register(lab, federation)));
    }

    private static Register register(LabId lab, FederationProfile federation) {
        return new Register(lab, federation, Environment.TRIAL);
    }
}
