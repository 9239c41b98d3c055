package se.sakeratkomst.ehm.nll.view;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Which article a prescription or a dispense is of.
 *
 * @see "nll-fhir.md 1.3, 1.5: medicationCodeableConcept.coding sliced by system"
 */
public final class ArticleView {

    private final CodeableConcept article;

    ArticleView(CodeableConcept article) {
        this.article = article;
    }

    public Optional<String> nplId() {
        return code(NllUris.NPL_ID);
    }

    public Optional<String> nplPackId() {
        return code(NllUris.NPL_PACK_ID);
    }

    public Optional<String> varunr() {
        return code(NllUris.VARUNR);
    }

    public Optional<String> atc() {
        return code(NllUris.ATC);
    }

    /** The article's name for people. */
    public Optional<String> name() {
        return Optional.ofNullable(article.getText());
    }

    /** Whether the coding names an article by any of the three numbers. */
    public boolean isNamed() {
        return List.of(nplId(), nplPackId(), varunr()).stream().anyMatch(Optional::isPresent);
    }

    private Optional<String> code(String system) {
        return article.getCoding().stream()
                .filter(coding -> coding.hasSystem() && Extensions.same(coding.getSystem(), system))
                .findFirst()
                .map(Coding::getCode);
    }
}
