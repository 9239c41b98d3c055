package se.sakeratkomst.ehm.rule;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.user.UserAttributes;
import se.sakeratkomst.saml.federation.Attribute;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The tables that decide who may what. They are data, because most of their rows are not public: {@code access-rules.yaml} says
 * which are.
 *
 * @param careProvider attributes that name the user's care provider, the first present one counts
 * @param rolesWithoutRow roles that are known by name, and that no attribute gives
 * @param ownData who has nothing but their own data; absent for nobody
 */
public record AccessRules(
        List<Attribute> careProvider,
        List<RoleRow> roles,
        List<RoleName> rolesWithoutRow,
        @Nullable OwnDataRow ownData,
        List<CallRow> calls,
        List<PurposeRow> purposes) {

    public AccessRules {
        careProvider = RoleRow.orEmpty(careProvider);
        roles = RoleRow.orEmpty(roles);
        rolesWithoutRow = RoleRow.orEmpty(rolesWithoutRow);
        calls = RoleRow.orEmpty(calls);
        purposes = RoleRow.orEmpty(purposes);
    }

    /**
     * @param source what the stream is called in errors
     * @throws IllegalStateException when it is not such a file
     */
    public static AccessRules read(InputStream yaml, String source) throws IOException {
        YAMLMapper mapper = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (yaml) {
            return mapper.readValue(yaml, AccessRules.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "Read the access rules from " + source + ": observed " + e.getOriginalMessage()
                            + "; expected the members of access-rules.yaml in mock-ehm-services. Correct the file that"
                            + " sandbox.ehm.rules names.",
                    e);
        }
    }

    /** Ids of the roles that the attributes give to somebody who is proved so, in the table's order. */
    public List<String> rolesOf(UserAttributes user, ProofForm proof) {
        return roles.stream()
                .filter(row -> row.provedBy() == proof && row.holdsFor(user))
                .map(RoleRow::role)
                .distinct()
                .toList();
    }

    public Optional<String> careProviderOf(UserAttributes user) {
        return user.firstOf(careProvider);
    }

    /** The name of a role for people. */
    public String nameOf(String role) {
        return everyRole().stream()
                .filter(row -> row.role().equals(role))
                .map(RoleName::name)
                .findFirst()
                .orElse(role);
    }

    /** Every role there is, also those that no attribute gives. */
    public List<RoleName> everyRole() {
        return Stream.concat(roles.stream().map(row -> new RoleName(row.role(), row.name())), rolesWithoutRow.stream())
                .distinct()
                .toList();
    }

    /** What the table asks for, row by row, for people. */
    public List<String> sentences() {
        return roles.stream().map(RoleRow::sentence).toList();
    }

    public Optional<CallRow> call(String name) {
        return calls.stream().filter(row -> row.call().equals(name)).findFirst();
    }

    public Optional<PurposeRow> purpose(String code) {
        return purposes.stream().filter(row -> row.purpose().equals(code)).findFirst();
    }

    public List<String> purposeCodes() {
        return purposes.stream().map(PurposeRow::purpose).toList();
    }

    /** Every access code there is. */
    public List<String> accessCodes() {
        return purposes.stream()
                .flatMap(row -> row.access().stream())
                .distinct()
                .toList();
    }
}
