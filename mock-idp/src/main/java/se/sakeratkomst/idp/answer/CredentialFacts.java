package se.sakeratkomst.idp.answer;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.idp.persona.PersonaSettings.Fact;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Commission;
import se.sakeratkomst.kit.people.TestPerson.Employment;

/** What an identity provider tells of the card and of the login. */
final class CredentialFacts {
    private static final String TLS_CLIENT = "urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient";

    private static final Map<String, String> NAMES =
            Map.of("2.5.4.5", "SERIALNUMBER", "2.5.4.42", "GIVENNAME", "2.5.4.4", "SURNAME", "2.5.4.12", "T");

    private CredentialFacts() {}

    static List<String> values(Fact fact, Login login, Standing user, Circumstances known) {
        TestPerson person = user.person();
        return switch (fact) {
            case ALL_EMPLOYEE_HSA_IDS ->
                person.employments().stream().map(Employment::hsaId).toList();
            case ALL_COMMISSIONS ->
                person.employments().stream()
                        .flatMap(employment -> employment.commissions().stream())
                        .map(Commission::hsaId)
                        .toList();
            case LEVEL_OF_ASSURANCE -> List.of(known.loaUri());
            case AUTHENTICATION_METHOD -> List.of(TLS_CLIENT);
            case CARD_ISSUER -> List.of(named(known.proof().certificate().getIssuerX500Principal()));
            case CARD_SUBJECT -> List.of(named(known.proof().certificate().getSubjectX500Principal()));
            case CARD_CERTIFICATE -> List.of(encoded(known));
            case CARD_POLICY -> List.of(known.proof().policy());
            case SIGNING_IDENTITY_PROVIDER -> List.of(login.persona().entityId(login.lab()));
            case MAIL ->
                Optional.ofNullable(user.employment())
                        .flatMap(employment -> Optional.ofNullable(employment.mail()))
                        .map(List::of)
                        .orElse(List.of());
            case FULL_NAME -> List.of(person.displayName());
            case TRANSACTION -> List.of(login.id());
        };
    }

    private static String named(X500Principal name) {
        return name.getName(X500Principal.RFC2253, NAMES);
    }

    private static String encoded(Circumstances known) {
        try {
            return Base64.getEncoder()
                    .encodeToString(known.proof().certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate without encoding", e);
        }
    }
}
