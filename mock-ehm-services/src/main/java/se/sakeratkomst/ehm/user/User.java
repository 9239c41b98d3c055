package se.sakeratkomst.ehm.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user a call is made for, as an assertion proved it.
 *
 * @param subject HSA-id, else personnummer, else the assertion's NameID
 * @param assertionId ID of the assertion
 * @param issuer entityId of the identity provider
 * @param eService entityId of the e-service the user logged in to
 * @param loa level of assurance
 * @param roles ids of E-hälsomyndigheten's roles, see access-rules.yaml
 * @param prescriptionCode förskrivarkod
 * @param licences yrkeskoder
 * @param occupations utökade yrkeskoder
 * @param careProvider vårdgivare
 * @param pharmacy GLN of the pharmacy
 */
public record User(
        String subject,
        String assertionId,
        String issuer,
        String federation,
        String eService,
        int loa,
        String loaUri,
        List<String> roles,
        @Nullable String prescriptionCode,
        List<String> licences,
        List<String> occupations,
        @Nullable String careProvider,
        @Nullable String pharmacy) {

    public User {
        roles = List.copyOf(roles);
        licences = List.copyOf(licences);
        occupations = List.copyOf(occupations);
    }
}
