package se.sakeratkomst.ehm.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.saml.federation.Attribute;

class AccessRulesTest {

    private final AccessRules rules = own();

    private static AccessRules own() {
        try {
            return AccessRules.read(
                    Objects.requireNonNull(AccessRulesTest.class.getResourceAsStream("/access-rules.yaml")),
                    "access-rules.yaml");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UserAttributes user(Object... pairs) {
        Map<Attribute, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((Attribute) pairs[i], List.of(((String) pairs[i + 1]).split(",")));
        }
        return new UserAttributes(values);
    }

    static Stream<Arguments> users() {
        return Stream.of(
                Arguments.of(
                        "physician",
                        user(
                                Attribute.LICENCE, "LK",
                                Attribute.PERSONAL_PRESCRIPTION_CODE, "9000019",
                                Attribute.HEALTH_CARE_PROVIDER_HSA_ID, "SE1-VG"),
                        List.of("forskrivare")),
                Arguments.of(
                        "physician in training with a group code",
                        user(
                                Attribute.GROUP_PRESCRIPTION_CODE, "9100009",
                                Attribute.OCCUPATIONAL_CODE, "AL",
                                Attribute.GIVEN_NAME, "A",
                                Attribute.SURNAME, "B"),
                        List.of("forskrivare")),
                Arguments.of(
                        "nurse without prescribing right",
                        user(Attribute.LICENCE, "SJ", Attribute.HEALTHCARE_PROVIDER_ID, "1"),
                        List.of("sjukskoterska-utan-forskrivningsratt")),
                Arguments.of(
                        "nurse with prescribing right",
                        user(
                                Attribute.LICENCE, "SJ",
                                Attribute.PERSONAL_PRESCRIPTION_CODE, "9710002",
                                Attribute.HEALTHCARE_PROVIDER_ID, "1"),
                        List.of("forskrivare")),
                Arguments.of("nurse without care provider", user(Attribute.LICENCE, "SJ"), List.of()),
                Arguments.of(
                        "pharmacist at a pharmacy",
                        user(
                                Attribute.LICENCE, "AP",
                                Attribute.LICENCE_NUMBER, "900003",
                                Attribute.PHARMACY_IDENTIFIER, "7359999000014",
                                Attribute.ORGANIZATION_IDENTIFIER, "5599990016"),
                        List.of("farmaceut-pa-apotek")),
                Arguments.of(
                        "pharmacist in care",
                        user(Attribute.LICENCE, "RC", Attribute.HEALTH_CARE_PROVIDER_HSA_ID, "SE1-VG"),
                        List.of("farmaceut-inom-halso-och-sjukvard")),
                Arguments.of(
                        "pharmacy technician",
                        user(
                                Attribute.PHARMACY_IDENTIFIER, "7359999000014",
                                Attribute.PERSONAL_IDENTITY_NUMBER, "199001012385",
                                Attribute.OCCUPATIONAL_CODE, "TE"),
                        List.of("icke-legitimerad-apotekspersonal")),
                Arguments.of(
                        "veterinarian",
                        user(Attribute.OCCUPATIONAL_CODE, "VT", Attribute.PERSONAL_PRESCRIPTION_CODE, "9000027"),
                        List.of("veterinar")),
                Arguments.of(
                        "prescription code without licence",
                        user(Attribute.PERSONAL_PRESCRIPTION_CODE, "9000019"),
                        List.of()),
                Arguments.of(
                        "licence in another case",
                        user(Attribute.LICENCE, "lk", Attribute.PERSONAL_PRESCRIPTION_CODE, "9000019"),
                        List.of()),
                Arguments.of(
                        "several licences",
                        user(
                                Attribute.LICENCE, "BM,SJ",
                                Attribute.PERSONAL_PRESCRIPTION_CODE, "9000019"),
                        List.of("forskrivare")),
                Arguments.of("nobody", user(), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("users")
    void attributesGiveRoles(String name, UserAttributes user, List<String> roles) {
        assertThat(rules.rolesOf(user, ProofForm.ASSERTION)).isEqualTo(roles);
    }

    @Test
    void anEmptyValueIsNoValue() {
        assertThat(rules.rolesOf(
                        user(Attribute.LICENCE, "LK", Attribute.PERSONAL_PRESCRIPTION_CODE, " "), ProofForm.ASSERTION))
                .isEmpty();
    }

    @Test
    void whoIsNothingButAPersonIsAPrivatePersonByAResponseOnly() {
        UserAttributes person = user(
                Attribute.PERSONAL_IDENTITY_NUMBER, "199001012393", Attribute.GIVEN_NAME, "P", Attribute.SURNAME, "T");
        assertThat(rules.rolesOf(person, ProofForm.RESPONSE)).containsExactly("privatperson");
        assertThat(rules.rolesOf(person, ProofForm.ASSERTION)).isEmpty();
        assertThat(rules.rolesOf(
                        user(
                                Attribute.PERSONAL_IDENTITY_NUMBER, "199001012393",
                                Attribute.ORGANIZATION_IDENTIFIER, "5599990040"),
                        ProofForm.RESPONSE))
                .as("somebody who works somewhere")
                .isEmpty();
        assertThat(rules.rolesOf(user(Attribute.GIVEN_NAME, "P"), ProofForm.RESPONSE))
                .as("nobody in particular")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("users")
    void aResponseProvesNoStaff(String name, UserAttributes user, List<String> roles) {
        assertThat(rules.rolesOf(user, ProofForm.RESPONSE)).isSubsetOf("privatperson");
    }

    @Test
    void everyRoleThatACallOrPurposeNamesIsKnown() {
        List<String> roles = rules.everyRole().stream().map(RoleName::role).toList();
        assertThat(roles)
                .containsAll(rules.calls().stream()
                        .flatMap(row -> row.roles().stream())
                        .toList());
        assertThat(roles)
                .containsAll(rules.purposes().stream()
                        .flatMap(row -> row.grounds().stream().flatMap(ground -> row.rolesOn(ground).stream()))
                        .toList());
    }

    @Test
    void theDocumentedAccessCodesAreThere() {
        assertThat(rules.purpose("VARD").orElseThrow().access()).hasSize(8).contains("NODATKOMST");
    }

    @Test
    void aFileWithAMisspelledMemberIsRefusedByName() {
        byte[] yaml = "care-provider: []\nrolls: []\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> AccessRules.read(new ByteArrayInputStream(yaml), "mine.yaml"))
                .hasMessageContainingAll("mine.yaml", "rolls", "sandbox.ehm.rules");
    }
}
