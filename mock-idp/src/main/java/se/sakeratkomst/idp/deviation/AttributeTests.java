package se.sakeratkomst.idp.deviation;

import static se.sakeratkomst.idp.deviation.NegativeTest.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;

/** Group attributes: what is said of the person. */
final class AttributeTests {

    private AttributeTests() {}

    private static NegativeTest pre(String id, String name, NegativeTest.Variant... variants) {
        return NegativeTest.of(id, "attributes", Phase.PRE, name, variants);
    }

    private static NegativeTest.Variant recipe(String name, InRecipe change) {
        return variant(name, change);
    }

    static List<NegativeTest> all() {
        return List.of(
                pre(
                        "NEG-113",
                        "AttributeStatement is missing",
                        recipe("only", (r, s) -> r.assertionBy(a -> a.withAttributes(null)))),
                pre(
                        "NEG-114",
                        "The identifying attributes are missing",
                        recipe("both", (r, s) -> without(r, identifying(s))),
                        recipe(
                                "personal-identity-number",
                                (r, s) -> without(r, names(s, Attribute.PERSONAL_IDENTITY_NUMBER))),
                        recipe("employee-hsa-id", (r, s) -> without(r, names(s, Attribute.EMPLOYEE_HSA_ID)))),
                pre(
                        "NEG-115",
                        "The identifying attributes are empty",
                        recipe("empty", (r, s) -> each(r, s, (a, x) -> a.withValues(List.of("")))),
                        recipe("spaces", (r, s) -> each(r, s, (a, x) -> a.withValues(List.of("   "))))),
                pre(
                        "NEG-116",
                        "The identifying attributes stand twice, about two people",
                        forging((r, s) -> r.assertionBy(a -> a.withAttributes(Stream.concat(
                                        Stream.ofNullable(a.attributes()).flatMap(List::stream),
                                        identifyingOf(r, s).map(x -> x.withValues(List.of(other(x, s)))))
                                .toList())))),
                pre(
                        "NEG-117",
                        "The identifying attributes have two values",
                        forging((r, s) -> each(r, s, (a, x) -> {
                            List<String> both = new ArrayList<>(a.values());
                            both.add(other(a, x));
                            return a.withValues(both);
                        }))),
                pre(
                        "NEG-118",
                        "The right FriendlyName on another Name",
                        recipe("only", (r, s) -> each(r, s, (a, x) -> a.withName("urn:oid:1.2.3")))),
                pre(
                        "NEG-119",
                        "FriendlyName or NameFormat is left out",
                        recipe(
                                "friendly-name",
                                (r, s) -> r.assertionBy(a -> a.attributesBy(x -> x.withFriendlyName(null)))),
                        recipe(
                                "name-format",
                                (r, s) -> r.assertionBy(a -> a.attributesBy(x -> x.withNameFormat(null))))),
                pre(
                        "NEG-120",
                        "personalIdentityNumber is no personnummer",
                        recipe("ten-digits", (r, s) -> number(r, s, pnr -> pnr.substring(2))),
                        recipe("hyphen", (r, s) -> number(r, s, pnr -> pnr.substring(0, 8) + "-" + pnr.substring(8))),
                        recipe(
                                "check-digit",
                                (r, s) -> number(r, s, pnr -> pnr.substring(0, 11) + (pnr.endsWith("0") ? "1" : "0"))),
                        recipe(
                                "day-zero",
                                (r, s) -> number(r, s, pnr -> pnr.substring(0, 6) + "00" + pnr.substring(8)))),
                pre(
                        "NEG-124",
                        "Markup in a name",
                        recipe("script", (r, s) -> givenName(r, s, "<script>alert(1)</script>")),
                        recipe("quote", (r, s) -> givenName(r, s, "Anna'; DROP TABLE TEST; --")),
                        recipe("long", (r, s) -> givenName(r, s, "A".repeat(10_000)))),
                pre(
                        "NEG-125",
                        "employeeHsaId is no HSA-id",
                        recipe("lower-case", (r, s) -> hsaId(r, s, hsa -> hsa.toLowerCase(java.util.Locale.ROOT))),
                        recipe("long", (r, s) -> hsaId(r, s, hsa -> hsa + "X".repeat(40)))));
    }

    /** Two identities in one validly signed message. */
    private static NegativeTest.Variant forging(InRecipe change) {
        return variant("only", new Deviation() {
            @Override
            public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
                return change.change(right, scene);
            }

            @Override
            public boolean forges() {
                return true;
            }
        });
    }

    private static Set<String> names(Scene scene, Attribute... attributes) {
        FederationProfile profile = scene.login().persona().profile();
        return Stream.of(attributes)
                .flatMap(attribute -> profile.nameOf(attribute).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> identifying(Scene scene) {
        return names(scene, Attribute.PERSONAL_IDENTITY_NUMBER, Attribute.EMPLOYEE_HSA_ID);
    }

    private static Stream<AttributeRecipe> identifyingOf(ResponseRecipe recipe, Scene scene) {
        Set<String> names = identifying(scene);
        return Stream.ofNullable(recipe.assertions().get(0).attributes())
                .flatMap(List::stream)
                .filter(attribute -> names.contains(attribute.name()));
    }

    private static String other(AttributeRecipe attribute, Scene scene) {
        return String.valueOf(
                names(scene, Attribute.EMPLOYEE_HSA_ID).contains(attribute.name())
                        ? scene.forged().hsaId()
                        : scene.forged().personnummer());
    }

    private static ResponseRecipe without(ResponseRecipe recipe, Set<String> names) {
        return recipe.assertionBy(assertion -> {
            List<AttributeRecipe> rest = Stream.ofNullable(assertion.attributes())
                    .flatMap(List::stream)
                    .filter(attribute -> !names.contains(attribute.name()))
                    .toList();
            return assertion.withAttributes(rest.isEmpty() ? null : rest);
        });
    }

    private static ResponseRecipe each(
            ResponseRecipe recipe, Scene scene, BiFunction<AttributeRecipe, Scene, AttributeRecipe> change) {
        Set<String> names = identifying(scene);
        return recipe.assertionBy(assertion -> assertion.attributesBy(
                attribute -> names.contains(attribute.name()) ? change.apply(attribute, scene) : attribute));
    }

    private static ResponseRecipe only(
            ResponseRecipe recipe, Scene scene, Attribute which, java.util.function.UnaryOperator<String> change) {
        Set<String> names = names(scene, which);
        return recipe.assertionBy(assertion -> assertion.attributesBy(attribute -> names.contains(attribute.name())
                ? attribute.withValues(attribute.values().stream().map(change).toList())
                : attribute));
    }

    private static ResponseRecipe number(
            ResponseRecipe recipe, Scene scene, java.util.function.UnaryOperator<String> change) {
        return only(recipe, scene, Attribute.PERSONAL_IDENTITY_NUMBER, change);
    }

    private static ResponseRecipe hsaId(
            ResponseRecipe recipe, Scene scene, java.util.function.UnaryOperator<String> change) {
        return only(recipe, scene, Attribute.EMPLOYEE_HSA_ID, change);
    }

    private static ResponseRecipe givenName(ResponseRecipe recipe, Scene scene, String name) {
        return only(recipe, scene, Attribute.GIVEN_NAME, given -> name);
    }
}
