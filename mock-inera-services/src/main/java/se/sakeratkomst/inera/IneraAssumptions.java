package se.sakeratkomst.inera;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.control.Assumption;

/** What this service does that the public sources mark as inferred or unknown. */
@Configuration(proxyBeanMethods = false)
class IneraAssumptions {

    @Bean
    Assumption missingCertificate(SandboxProperties settings) {
        return new Assumption(
                "inera.missing-certificate",
                "A call without client certificate is answered with the fault VP002, where the national platform's failure may be a"
                        + " failed handshake",
                "inera.md 4.9: VP002 client certificate missing (D), shape of the TLS failure (U)",
                "sandbox.tls.missing-certificate",
                settings.tls().missingCertificate().name());
    }

    @Bean
    Assumption certificateRefusals() {
        return new Assumption(
                "inera.certificate-refusals",
                "A certificate of another authority, of another lab, revoked or without a status is refused with the fault VP011;"
                        + " one without serialNumber with VP002",
                "inera.md 4.9: VP002 and VP011 (D), which code these cases have (I)",
                "none",
                "VP002, VP011");
    }

    @Bean
    Assumption revocation(IneraSettings settings) {
        return new Assumption(
                "inera.revocation",
                "Revocation is asked for by OCSP and then CRL; a certificate about which neither answers is not let in; an answer"
                        + " is remembered for " + settings.edge().revocationCache(),
                "inera.md 1.9: OCSP, CRL, undetermined (D); order and outcome at a system's edge (I)",
                "sandbox.inera.edge.revocation-unknown, sandbox.inera.edge.revocation-cache",
                settings.edge().revocationUnknown() + ", " + settings.edge().revocationCache());
    }

    @Bean
    Assumption logicalAddress(IneraSettings settings) {
        return new Assumption(
                "inera.hsa.logical-address",
                "HSA's logical address; another one is refused with the fault VP004, a missing one with VP003",
                "inera.md 2.1: HSA-id of the source system (D), the value (I); 4.9: VP003, VP004 (D)",
                "sandbox.inera.hsa.logical-address",
                settings.hsa().logicalAddress());
    }

    @Bean
    Assumption unknownPerson() {
        return new Assumption(
                "inera.hsa.unknown-person",
                "A person, tjänste-id or search base that HSA does not know gives an answer without any information, since the"
                        + " contracts have no result code",
                "inera.md 4.6: 0..n informations and no result (D), what a miss gives (I)",
                "none",
                "empty answer");
    }

    @Bean
    Assumption feigned(IneraSettings settings) {
        return new Assumption(
                "inera.hsa.feigned",
                "The test persons are ordinary objects of the directory; set so, they are feigned ones, shown only where"
                        + " includeFeignedObject is true and then marked",
                "inera.md 4.6: includeFeignedObject, feignedPerson (D), what test persons are (I)",
                "sandbox.inera.hsa.feigned",
                String.valueOf(settings.hsa().feigned()));
    }

    @Bean
    Assumption searchBase() {
        return new Assumption(
                "inera.hsa.search-base",
                "A person's DN is CN, OU of the first assignment's care unit, O and C=SE; a search base finds what ends with it,"
                        + " upper and lower case alike",
                "inera.md 4.6: DNType (D), the tree (I)",
                "none",
                "CN,OU,O,C");
    }

    @Bean
    Assumption profile() {
        return new Assumption(
                "inera.hsa.profile",
                "Every profile gives the same answer: all that the sandbox knows",
                "inera.md 4.6: profile (D), its values (U)",
                "none",
                "not judged");
    }

    @Bean
    Assumption codes(IneraSettings settings) {
        return new Assumption(
                "inera.hsa.codes",
                "healthCareProfessionalLicence is the licence's name and healthCareProfessionalLicenceCode its code; names of"
                        + " licences, specialities and titles are a table of the sandbox; nursePrescriptionRight is told, true or"
                        + " false, for nurses and midwives",
                "inera.md 4.6: the elements (D), their values (I)",
                "sandbox.inera.hsa.codes",
                settings.hsa().codes() == null
                        ? "hsa/codes.yaml of the sandbox"
                        : settings.hsa().codes().toString());
    }

    @Bean
    Assumption gender(IneraSettings settings) {
        IneraSettings.Hsa.Gender gender = settings.hsa().gender();
        return new Assumption(
                "inera.hsa.gender",
                "gender is told by code, read from the person's number; age is full years on the lab's clock",
                "inera.md 4.6: gender, age as strings (D), their values (U)",
                "sandbox.inera.hsa.gender.male, .female, .unknown",
                gender.male() + ", " + gender.female() + ", " + gender.unknown());
    }

    @Bean
    Assumption faults() {
        return new Assumption(
                "inera.faults",
                "A refusal of the platform's kind has its code; one of the service's own (schema, wrong contract) is a fault without"
                        + " code. Every fault has HTTP status 500, Swedish in faultstring and English in detail/detailString",
                "inera.md 4.9: form and codes of the platform (D), the producer's own (I)",
                "none",
                "VP001, VP002, VP003, VP004, VP011, VP015");
    }
}
