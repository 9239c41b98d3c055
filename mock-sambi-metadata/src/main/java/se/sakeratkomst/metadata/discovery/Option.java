package se.sakeratkomst.metadata.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.IdpRole;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * An identity provider as somebody can choose it.
 *
 * @param names display names by language, from mdui:UIInfo
 * @param descriptions by language
 * @param logo the first logotype that a page may show
 * @param keywords mdui:Keywords of all languages
 * @param organisationNames OrganizationDisplayName by language
 * @param categories entity categories it declares
 */
public record Option(
        String entityId,
        Map<String, String> names,
        Map<String, String> descriptions,
        Optional<UiInfo.Logo> logo,
        List<String> keywords,
        Map<String, String> organisationNames,
        Set<String> categories) {

    private static final String NEIGHBOUR = ":neighbour-idp";

    /** Reads it from metadata. */
    public static Option read(String xml) {
        Element element = SecureXml.parse(xml).getDocumentElement();
        EntityDescriptor entity = MetadataReader.entity(element);
        UiInfo info = entity.idp().map(IdpRole::uiInfo).orElse(UiInfo.NONE);
        return new Option(
                entity.entityId(),
                info.displayNames(),
                info.descriptions(),
                info.logos().stream().filter(Option::canBeShown).findFirst(),
                Elements.path(element, Ns.MD, "IDPSSODescriptor", "Extensions")
                        .flatMap(extensions -> Elements.child(extensions, Ns.MDUI, "UIInfo"))
                        .map(ui -> Elements.children(ui, Ns.MDUI, "Keywords"))
                        .orElse(List.of())
                        .stream()
                        .flatMap(words -> Arrays.stream(Elements.text(words).split("\\s+")))
                        .map(word -> word.replace('+', ' '))
                        .filter(word -> !word.isBlank())
                        .distinct()
                        .toList(),
                entity.organisation().map(Organisation::displayNames).orElse(Map.of()),
                Set.copyOf(entity.entityCategories()));
    }

    private static boolean canBeShown(UiInfo.Logo logo) {
        String url = logo.url().toLowerCase(Locale.ROOT);
        return url.startsWith("https://") || url.startsWith("http://") || url.startsWith("data:image/");
    }

    /** The name to show in a language. */
    public String name(String language) {
        return in(names, language).or(() -> in(organisationNames, language)).orElse(entityId);
    }

    /** The description to show in a language, empty when there is none. */
    public String description(String language) {
        return in(descriptions, language).orElse("");
    }

    /** The organisation's name to show in a language, empty when there is none. */
    public String organisation(String language) {
        return in(organisationNames, language).orElse("");
    }

    /** True of the sandbox's neighbour, which is in the feed for its key only and never answers a login. */
    public boolean neverAnswers() {
        return entityId.endsWith(NEIGHBOUR);
    }

    /** Whether every word of a search stands in its names, its keywords or its entityID. */
    public boolean matches(String search) {
        String text = searched();
        return Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }

    /** What a search looks in, in lower case. */
    public String searched() {
        return String.join(
                        " ",
                        List.of(
                                String.join(" ", names.values()),
                                String.join(" ", organisationNames.values()),
                                String.join(" ", keywords),
                                entityId))
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> in(Map<String, String> texts, String language) {
        return Optional.ofNullable(texts.get(language))
                .or(() -> Optional.ofNullable(texts.get("sv")))
                .or(() -> Optional.ofNullable(texts.get("en")))
                .or(() -> texts.values().stream().findFirst());
    }
}
