package se.sakeratkomst.ehm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.control.Assumption;

/** What this service does that the public sources mark as inferred or unknown. */
@Configuration(proxyBeanMethods = false)
class EhmAssumptions {

    @Bean
    Assumption missingCertificate(SandboxProperties settings) {
        return new Assumption(
                "ehm.missing-certificate",
                "A call without client certificate is answered with HTTP 403 and an explanation, where the real"
                        + " service's failure may be a failed handshake",
                "ehm.md 1.2: TLS failure shape (U), bad certificate = failed handshake (I)",
                "sandbox.tls.missing-certificate",
                settings.tls().missingCertificate().name());
    }

    @Bean
    Assumption revocation(EhmSettings settings) {
        return new Assumption(
                "ehm.revocation",
                "Revocation is asked for by OCSP and then CRL; a certificate about which neither answers is not let"
                        + " in; an answer is remembered for " + settings.edge().revocationCache(),
                "ehm.md 1.2: CRL/OCSP is checked (D), order and failure (I)",
                "sandbox.ehm.edge.revocation-unknown, sandbox.ehm.edge.revocation-cache",
                settings.edge().revocationUnknown() + ", " + settings.edge().revocationCache());
    }

    @Bean
    Assumption clockSkew(EhmSettings settings) {
        return new Assumption(
                "ehm.clock-skew",
                "An identity provider's clock may differ by "
                        + settings.assertions().clockSkew(),
                "ehm.md 1.3: clock-skew allowance (U)",
                "sandbox.ehm.assertions.clock-skew",
                settings.assertions().clockSkew().toString());
    }

    @Bean
    Assumption signatureAlgorithms() {
        return new Assumption(
                "ehm.signature-algorithms",
                "Assertions are accepted with RSA and ECDSA over SHA-256 and stronger, not with rsa-sha1",
                "ehm.md 1.3: an old example shows rsa-sha1 (D), sha256 (I)",
                "none",
                "SHA-256 and stronger");
    }

    @Bean
    Assumption recipient() {
        return new Assumption(
                "ehm.subject-confirmation",
                "Recipient and InResponseTo of the subject confirmation are not judged, since the assertion was made"
                        + " for the e-service's login and not for the token endpoint",
                "ehm.md 1.3: Audience is the service provider that asked (D); RFC 7522 section 3 asks for more (I)",
                "none",
                "not judged");
    }

    @Bean
    Assumption proofByForm(EhmSettings settings) {
        return new Assumption(
                "ehm.proof-form",
                "A private person is proved by a whole Response only, and staff by an Assertion only. The Response's own signature holds, it"
                        + " is a success and has one Assertion in the clear by the same issuer; Destination and InResponseTo, where"
                        + " stated, are those of the Assertion's subject confirmation",
                "ehm.md 1.3: Assertion for staff, whole signed Response for a private person (D), that the other form is refused and what"
                        + " else is asked of a Response (I)",
                "sandbox.ehm.rules (proof of each role)",
                rules(settings));
    }

    @Bean
    Assumption exchangeOfResponses(EhmSettings settings) {
        return new Assumption(
                "ehm.response-exchange",
                settings.tokens().exchangeResponse()
                        ? "The token service exchanges a private person's whole Response too"
                        : "The token service exchanges an Assertion only; a private person's calls carry the Response itself",
                "ehm.md 1.5, 1.6: SAML is exchanged, a Response is a bearer (D), whether a Response is exchanged (U)",
                "sandbox.ehm.tokens.exchange-response",
                Boolean.toString(settings.tokens().exchangeResponse()));
    }

    @Bean
    Assumption privatePerson(EhmSettings settings, RegisterFiles files) {
        return new Assumption(
                "ehm.private-person",
                "A private person is somebody of whom a personnummer is stated and nothing about work. Such a user has the own data, a child's as"
                        + " guardian until "
                        + settings.nll().guardianYears()
                        + " years and somebody else's by power of attorney, changes nothing but answers about consent, and sees what is locked towards care or pharmacy;"
                        + " who is whose guardian and representative stands in the sandbox's own register",
                "ehm.md 1.7, nll-fhir.md 6, 7: who may read (D, TA 01), attributes (I), codes of purpose and access (U)",
                "sandbox.ehm.rules, sandbox.ehm.registers.relations, sandbox.ehm.nll.guardian-years",
                rules(settings) + ", "
                        + (files.relations() == null
                                ? "registers of the sandbox"
                                : files.relations().toString()));
    }

    @Bean
    Assumption roles(EhmSettings settings) {
        return new Assumption(
                "ehm.roles",
                "Roles are derived from attributes by the sandbox's table; an assertion that gives no role is not"
                        + " exchanged",
                "ehm.md 1.7: roles (D), table from attributes (U, working rule I)",
                "sandbox.ehm.rules",
                rules(settings));
    }

    @Bean
    Assumption purposes(EhmSettings settings) {
        return new Assumption(
                "ehm.purposes",
                "Beside VARD the purposes are called EXPEDIERING, UNDERLATTANDE and PRIVATPERSON, with the access codes and roles of"
                        + " access-rules.yaml",
                "ehm.md 2.5, nll-fhir.md 3.3: VARD with its eight codes (D), the others' codes (U)",
                "sandbox.ehm.rules",
                rules(settings));
    }

    @Bean
    Assumption accessLimits(EhmSettings settings) {
        return new Assumption(
                "ehm.access-limits",
                "UTAN_KRAV_SAMTYCKE_BARN holds for patients under "
                        + settings.nll().childYears()
                        + " years, a guardian reads until "
                        + settings.nll().guardianYears() + " years; Expediering shows what happened in the last "
                        + settings.nll().dispensingMonths() + " months",
                "ehm.md 5: child age (U), 24 months (D); the age of majority (I)",
                "sandbox.ehm.nll.child-years, sandbox.ehm.nll.guardian-years, sandbox.ehm.nll.dispensing-months",
                settings.nll().childYears() + ", " + settings.nll().guardianYears() + ", "
                        + settings.nll().dispensingMonths());
    }

    @Bean
    Assumption accessRulesByContext(EhmSettings settings) {
        return new Assumption(
                "ehm.access-rules-by-context",
                "VAL001 asks for consent to dose dispensing, VAL007 for a child, VAL009 for a care provider; FIL017 does what FIL006"
                        + " does; rules named TEST- stand for rules whose names are not public",
                "nll-fhir.md 3.3: VAL001, VAL007, VAL009 (I), FIL005, FIL007-FIL017 (U)",
                "sandbox.ehm.rules",
                rules(settings));
    }

    @Bean
    Assumption headers(EhmSettings settings) {
        return new Assumption(
                "ehm.headers",
                "Reads of prescriptions need x-purpose, x-access, x-patientref, x-request-id and x-user-agent; calls"
                        + " about the patient need the last two; $ping needs none. Changes need x-provenance, x-request-id"
                        + " and x-user-agent, in care x-org-info too; x-patientref is needed wherever the patient has a"
                        + " personnummer. x-user-agent has name and version and nothing else",
                "nll-fhir.md 3.2: which headers per use case (working rule I)",
                "sandbox.ehm.rules",
                rules(settings));
    }

    @Bean
    Assumption statuses() {
        return new Assumption(
                "ehm.statuses",
                "Missing or malformed headers give 400, a missing or bad proof 401, a role or level that does not"
                        + " suffice 403, an unknown id 404, a personnummer that is none 422; an unknown personnummer gives"
                        + " an empty searchset",
                "nll-fhir.md 4: HTTP status list (I); empty searchset (D)",
                "none",
                "400, 401, 403, 404, 422");
    }

    @Bean
    Assumption outcomeCodes() {
        return new Assumption(
                "ehm.outcome-codes",
                "issue.details of an OperationOutcome carries the sandbox's own requirement ids, since"
                        + " E-hälsomyndigheten's error codes are not public",
                "nll-fhir.md 4: fhir-error-codes (U)",
                "none",
                "urn:saker-atkomst-sandbox:TEST:requirement");
    }

    @Bean
    Assumption profileDetails() {
        return new Assumption(
                "ehm.profiles",
                "The article stands in medicationCodeableConcept, the prescriber's code in a qualification.identifier;"
                        + " names of extensions are written as the profile page of each has them; search parameters are"
                        + " patient, subject, status and chain; prescription of a dispense; target of a Provenance; code"
                        + " of a Basic",
                "nll-fhir.md 1.1, 1.4, 3.1: element trees and search parameters (U)",
                "none",
                "NLLMedicationRequest, NLLPractitioner");
    }

    @Bean
    Assumption namesOfExtensions() {
        return new Assumption(
                "ehm.extension-names",
                "Names of extensions and identifier systems are read without regard to case and to http or https, on"
                        + " the resource and on dispenseRequest; they are written as the profile page of each has them."
                        + " The details of a paper prescription are NLLPaperPrescription with the parts issued, lastValid,"
                        + " prescriber, kind, country, substitutionForbidden",
                "nll-fhir.md 1: casing (U), names of the complex dispense extensions (U)",
                "none",
                "any case; NLLPaperPrescription");
    }

    @Bean
    Assumption changes(EhmSettings settings) {
        return new Assumption(
                "ehm.changes",
                "A change of an old version is refused with 409, with 412 when If-Match says which; a change that"
                        + " breaks a rule with 422. $end tells stopping from cancelling by the code of its activity. A"
                        + " restored prescription is a new version with the old content",
                "nll-fhir.md 2, 4: HTTP status list (I), activity codes, out-parameters of $end and $restore (U)",
                "sandbox.ehm.nll.stop-activity, sandbox.ehm.nll.cancel-activity",
                settings.nll().stopActivity() + ", " + settings.nll().cancelActivity());
    }

    @Bean
    Assumption lockedReason() {
        return new Assumption(
                "ehm.locked-reason",
                "Where the treatment reason is locked, reasonCode carries NLLdataAbsentReason with the code masked, and"
                        + " NLLPatientTreatmentReason is left out as well",
                "nll-fhir.md 1.8, 3.3: a reason can be locked alone (D), how it is told (U)",
                "none",
                "masked");
    }

    @Bean
    Assumption readsWithoutPatient() {
        return new Assumption(
                "ehm.reads-without-patient",
                "A read by id of something whose patient has no personnummer takes no x-patientref; it states no ground for access for"
                        + " anybody and is not filtered",
                "nll-fhir.md 3.2, 3.3: patients without personnummer have no logical id (D), what then is filtered (U)",
                "none",
                "not filtered");
    }

    @Bean
    Assumption lockCodes() {
        return new Assumption(
                "ehm.lock-codes",
                "Locks have the ground INTEGRITETSSPARR or SEKRETESSPARR, the status AKTIV or INAKTIV, the target"
                        + " VARD, APOTEK, PATIENT or VARDNADSHAVARE, and lock ALLT, BEHANDLINGSORSAK or"
                        + " UTTAG_PAPPERSRECEPT",
                "nll-fhir.md 1.8, 5: meanings (D), codes (U)",
                "none",
                "INTEGRITETSSPARR, SEKRETESSPARR");
    }

    @Bean
    Assumption tokens(EhmSettings settings) {
        return new Assumption(
                "ehm.tokens",
                "Access tokens are JWTs with the documented claims, bound to the client certificate; the same refresh"
                        + " token stays good for " + settings.tokens().refresh(),
                "ehm.md 1.5: lives and claims (D), binding and rotation (I)",
                "sandbox.ehm.tokens",
                settings.tokens().access() + ", " + settings.tokens().refresh());
    }

    @Bean
    Assumption refreshAtDosePharmacy(EhmSettings settings) {
        return new Assumption(
                "ehm.refresh-at-dose-pharmacy",
                "Users at a dose pharmacy renew access for "
                        + settings.tokens().refreshAtDosePharmacy()
                        + "; a dose pharmacy is one that the register of pharmacies says is one, found by the GLN among the user's"
                        + " attributes",
                "ehm.md 1.5: longer for dosapotek (D), how long and how it is known (U)",
                "sandbox.ehm.tokens.refresh-at-dose-pharmacy, sandbox.ehm.registers.pharmacies",
                settings.tokens().refreshAtDosePharmacy().toString());
    }

    @Bean
    Assumption tokenInspection() {
        return new Assumption(
                "ehm.token-inspection",
                "The token service has addresses to revoke (RFC 7009) and to introspect (RFC 7662) tokens, beside that of the exchange and"
                        + " with the same identification of the e-service. Who revokes a refresh token revokes the access tokens that"
                        + " came with it; who revokes an access token revokes that one only",
                "ehm.md 1.5: exchange and refresh (D); whether tokens can be revoked or introspected (U)",
                "none",
                "/oauth2/api/oauth/revoke, /oauth2/api/oauth/introspect");
    }

    @Bean
    Assumption tokenErrors() {
        return new Assumption(
                "ehm.token-errors",
                "The token endpoint refuses with the errors of RFC 6749 and RFC 7522",
                "ehm.md 1.5: error values (I)",
                "none",
                "invalid_request, invalid_client, invalid_grant, unsupported_grant_type");
    }

    @Bean
    Assumption supplement(EhmSettings settings) {
        return new Assumption(
                "ehm.supplement",
                "Attributes that Sweden Connect lacks are accepted in the assertion under Sambi's names, or with the"
                        + " exchange as a JWS (HS256, the shared secret's text as key) in the form field '"
                        + settings.tokens().supplementParameter() + "'",
                "ehm.md 1.4: that they may come so (D), wire format (U)",
                "sandbox.ehm.tokens.supplement-parameter",
                settings.tokens().supplementParameter());
    }

    @Bean
    Assumption controlTable(RegisterFiles files) {
        return new Assumption(
                "ehm.aff-table",
                "AFF checks run on every write as the control table of 2013 has them, with D.003 added; for FHIR without the"
                        + " rows it cannot reach; H.017 is off. Rejections are 422, a register that does not answer 503. A version that"
                        + " is not the latest is refused with 409 or 412 before the table is asked",
                "ehm.md 4: rows of 2013 (D), that they still hold (I), D.003's set (I)",
                "sandbox.ehm.registers.aff-checks",
                files.affChecks() == null
                        ? "aff-checks.yaml of the sandbox"
                        : files.affChecks().toString());
    }

    @Bean
    Assumption registersMadeUp(RegisterFiles files) {
        return new Assumption(
                "ehm.registers",
                "Articles, prescribers, workplaces and pharmacies are the sandbox's own; only their ATC codes are real",
                "ehm.md 2.8: article facts come from VARA (D), their content (I)",
                "sandbox.ehm.registers",
                files.articles() == null
                        ? "registers of the sandbox"
                        : files.articles().toString());
    }

    @Bean
    Assumption checkMeanings() {
        return new Assumption(
                "ehm.aff-meanings",
                "Where the table does not say how: benefit R and F need an article with benefit, L does not; a"
                        + " dispense of more than 12 packages is not plausible; physicians in training (AL, LF) prescribe"
                        + " as physicians; FHIR's active is 202, 203 or 205 by version and dispenses, on-hold 216,"
                        + " completed 207, stopped 218, cancelled 217; a comment is MedicationDispense.note by a"
                        + " pharmacist",
                "ehm.md 3.3, 4; nll-fhir.md 5 (I)",
                "none",
                "as docs/aff-checks.md says");
    }

    @Bean
    Assumption formats() {
        return new Assumption(
                "ehm.formats",
                "FK001 to FK004 answer with their own names; names hold letters, space, hyphen, apostrophe and full"
                        + " stop, texts no control characters; 2-25-nnn have system"
                        + " http://electronichealth.se/CodeSystem/error-codes",
                "nll-fhir.md 4: codes and tables of characters (U), system of the codes (U)",
                "none",
                "FK001, FK002, FK003, FK004");
    }

    private static String rules(EhmSettings settings) {
        return settings.rules() == null
                ? "access-rules.yaml of the sandbox"
                : settings.rules().toString();
    }
}
