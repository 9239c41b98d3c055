package se.sakeratkomst.certify.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of vendor.yaml exactly as they are spelt there; everything may be missing until it is checked. */
record VendorYaml(
        @Nullable Integer version,
        @Nullable String name,
        @Nullable String release,
        @Nullable OrganisationYaml organisation,
        @Nullable String driver,
        @Nullable List<String> trust,
        @Nullable Map<String, FederationYaml> federations,
        @Nullable IdentityYaml identity,
        @Nullable NllYaml nll,
        @Nullable String credentials,
        @Nullable StepsYaml steps) {

    VendorYaml {
        federations = federations == null ? null : new LinkedHashMap<>(federations);
    }

    record OrganisationYaml(
            @Nullable String name,
            @Nullable String number,
            @Nullable String hsaId) {}

    record FederationYaml(
            @Nullable String metadata,
            @Nullable String entityId,
            @Nullable String login,
            @Nullable String protectedPage,
            @Nullable String logout,
            @Nullable Boolean singleLogout,
            @Nullable StepUpYaml stepUp,
            @Nullable String discovery,
            @Nullable FeedYaml feed,
            @Nullable IdentityYaml identity) {}

    record StepUpYaml(@Nullable String login2, @Nullable String page3) {}

    record FeedYaml(
            @Nullable String refresh,
            @Nullable Integer interval,
            @Nullable String source) {}

    record IdentityYaml(@Nullable String selector) {}

    record StepsYaml(
            @Nullable List<StepYaml> login, @Nullable List<StepYaml> logout) {}

    record StepYaml(
            @Nullable String open,
            @Nullable String click,
            @Nullable String fill,
            @Nullable String with,
            @Nullable String waitFor) {}

    record NllYaml(
            @Nullable String prescriptions,
            @Nullable String actions,
            @Nullable List<String> supports,
            @Nullable String privateLogin) {}
}
