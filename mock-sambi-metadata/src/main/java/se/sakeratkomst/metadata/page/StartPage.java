package se.sakeratkomst.metadata.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Standing;
import se.sakeratkomst.metadata.feed.Operators;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** The first page: the lab's federations, what a reader of their feeds must know, and the ways onward. */
@Page
public final class StartPage {

    /** A federation and its registers. */
    public record Federation(FederationProfile profile, List<Shown> registers) {}

    /**
     * A register as the page shows it.
     *
     * @param feed address of the signed aggregate
     * @param certificate address of the operator's certificate
     * @param fingerprint SHA-256 of that certificate; null in production, whose keys are made when somebody first asks for them
     */
    public record Shown(
            Register register,
            String anchor,
            String feed,
            String mdq,
            String certificate,
            @Nullable String fingerprint,
            String discovery,
            int published,
            int waiting) {}

    private final EntityList entities;
    private final Operators operators;
    private final PublicUrls urls;

    public StartPage(EntityList entities, Operators operators, PublicUrls urls) {
        this.entities = entities;
        this.operators = operators;
        this.urls = urls;
    }

    @GetMapping({"", "/"})
    String page(HttpServletRequest request, Model model) {
        LabId lab = CurrentLab.of(request);
        model.addAttribute(
                "federations",
                Federations.all().stream()
                        .map(federation -> new Federation(
                                federation,
                                Registers.of(lab, federation).map(this::shown).toList()))
                        .toList());
        return "start";
    }

    private Shown shown(Register register) {
        String base = urls.of(register.lab(), register.path()).toString();
        var counts = entities.counts(register);
        return new Shown(
                register,
                Go.anchor(register),
                base + "/metadata.xml",
                base + "/entities/",
                base + "/operator.pem",
                register.environment() == Environment.TRIAL
                        ? operators.of(register).fingerprint()
                        : null,
                base + "/disco",
                counts.getOrDefault(Standing.PUBLISHED, 0),
                counts.getOrDefault(Standing.WAITING, 0));
    }
}
