package se.sakeratkomst.inera.hsa;

import jakarta.jws.WebService;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import riv.infrastructure.directory.authorizationmanagement._2.CommissionRightType;
import riv.infrastructure.directory.authorizationmanagement._2.CommissionType;
import riv.infrastructure.directory.authorizationmanagement._2.CredentialInformationType;
import riv.infrastructure.directory.authorizationmanagement._2.HCPSpecialityCodesType;
import riv.infrastructure.directory.authorizationmanagement._2.HsaSystemRoleType;
import riv.infrastructure.directory.authorizationmanagement._2.IIType;
import riv.infrastructure.directory.authorizationmanagement._2.NursePrescriptionRightType;
import riv.infrastructure.directory.authorizationmanagement.getcredentialsforpersonincludingprotectedperson._2.rivtabp21.GetCredentialsForPersonIncludingProtectedPersonResponderInterface;
import riv.infrastructure.directory.authorizationmanagement.getcredentialsforpersonincludingprotectedpersonresponder._2.GetCredentialsForPersonIncludingProtectedPersonResponseType;
import riv.infrastructure.directory.authorizationmanagement.getcredentialsforpersonincludingprotectedpersonresponder._2.GetCredentialsForPersonIncludingProtectedPersonType;
import se.sakeratkomst.inera.soap.SoapCall;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Commission;
import se.sakeratkomst.kit.people.TestPerson.Employment;
import se.sakeratkomst.kit.people.TestPerson.Hosp;
import se.sakeratkomst.kit.people.TestPerson.Unit;

/**
 * What somebody may: licences, prescription codes, system roles and assignments, one CredentialInformation for each tjänste-id.
 * Persons with protected identity are included, which is the contract's meaning.
 *
 * @see "infrastructure:directory:authorizationmanagement, GetCredentialsForPersonIncludingProtectedPerson 2.2"
 */
@WebService(
        endpointInterface =
                "riv.infrastructure.directory.authorizationmanagement.getcredentialsforpersonincludingprotectedperson._2.rivtabp21.GetCredentialsForPersonIncludingProtectedPersonResponderInterface",
        serviceName = "GetCredentialsForPersonIncludingProtectedPersonResponderService",
        portName = "GetCredentialsForPersonIncludingProtectedPersonResponderPort",
        targetNamespace =
                "urn:riv:infrastructure:directory:authorizationmanagement:GetCredentialsForPersonIncludingProtectedPerson:2:rivtabp21")
public final class Credentials implements GetCredentialsForPersonIncludingProtectedPersonResponderInterface {

    private final Directory directory;
    private final Codes codes;

    Credentials(Directory directory, Codes codes) {
        this.directory = directory;
        this.codes = codes;
    }

    @Override
    public GetCredentialsForPersonIncludingProtectedPersonResponseType getCredentialsForPersonIncludingProtectedPerson(
            String logicalAddress, GetCredentialsForPersonIncludingProtectedPersonType question) {
        SoapCall.current().fact("profile", question.getProfile());
        var answer = new GetCredentialsForPersonIncludingProtectedPersonResponseType();
        directory
                .find(new Directory.Question(
                        question.getPersonHsaId(),
                        question.getPersonalIdentityNumber(),
                        question.getSearchBase(),
                        Boolean.TRUE.equals(question.isIncludeFeignedObject())))
                .forEach(entry -> answer.getCredentialInformation().add(information(entry)));
        return answer;
    }

    private CredentialInformationType information(Entry entry) {
        TestPerson person = entry.person();
        Employment employment = entry.employment();
        Hosp hosp = person.hosp();
        CredentialInformationType information = new CredentialInformationType();
        information.setGivenName(person.givenName());
        information.setMiddleAndSurName(person.surname());
        information.setPersonHsaId(employment.hsaId());
        hosp.licences().forEach(code -> {
            information.getHealthCareProfessionalLicence().add(codes.licence(code));
            information.getHealthCareProfessionalLicenceCode().add(code);
            if (codes.prescribingNurses().contains(code)) {
                information.getNursePrescriptionRight().add(prescribing(code, hosp));
            }
        });
        information.setPersonalPrescriptionCode(hosp.prescriptionCode());
        information.getGroupPrescriptionCode().addAll(employment.groupPrescriptionCodes());
        employment.systemRoles().forEach(role -> information.getHsaSystemRole().add(systemRole(role)));
        information.getPaTitleCode().addAll(employment.titleCodes());
        information.setProtectedPerson(person.protectedPerson());
        employment.commissions().stream()
                .flatMap(commission -> commission(commission).stream())
                .forEach(information.getCommission()::add);
        information.setFeignedPerson(told(directory.feigned()));
        entry.specialities()
                .forEach(one ->
                        information.getHealthCareProfessionalLicenceSpeciality().add(speciality(one)));
        information.getOccupationalCode().addAll(hosp.occupationalCodes());
        information.setPersonalIdentity(identity(entry));
        information.setHealthcareProfessionalLicenseIdentityNumber(hosp.licenceNumber());
        return information;
    }

    private NursePrescriptionRightType prescribing(String licence, Hosp hosp) {
        NursePrescriptionRightType right = new NursePrescriptionRightType();
        right.setHealthCareProfessionalLicence(codes.licence(licence));
        right.setPrescriptionRight(hosp.nursePrescriptionRight());
        return right;
    }

    private static HsaSystemRoleType systemRole(String text) {
        int separator = text.indexOf(';');
        HsaSystemRoleType role = new HsaSystemRoleType();
        role.setSystemId(separator < 0 ? text : text.substring(0, separator));
        role.setRole(separator < 0 ? "" : text.substring(separator + 1));
        return role;
    }

    /** The contract knows no assignment without a care provider. */
    private Optional<CommissionType> commission(Commission commission) {
        Unit provider = commission.careProvider();
        if (provider == null) {
            return Optional.empty();
        }
        CommissionType told = new CommissionType();
        told.setCommissionName(commission.name());
        told.setCommissionHsaId(commission.hsaId());
        told.setCommissionPurpose(commission.purpose());
        commission.rights().forEach(right -> told.getCommissionRight().add(right(right)));
        Unit unit = commission.careUnit();
        if (unit != null) {
            told.setHealthCareUnitHsaId(unit.hsaId());
            told.setHealthCareUnitName(unit.name());
            told.setFeignedHealthCareUnit(told(directory.feigned()));
        }
        told.setHealthCareProviderHsaId(provider.hsaId());
        told.setHealthCareProviderName(provider.name());
        told.setHealthCareProviderOrgNo(orgNo(provider));
        told.setFeignedHealthCareProvider(told(directory.feigned()));
        told.setFeignedCommission(told(directory.feigned()));
        told.setPharmacyIdentifier(commission.pharmacyIdentifier());
        return Optional.of(told);
    }

    /** The number of the organisation, which the HSA-id begins with where it is not told. */
    private static String orgNo(Unit provider) {
        String number = provider.number();
        return number == null ? provider.hsaId().replaceFirst("^SE(\\d{10})-.*$", "$1") : number;
    }

    private static CommissionRightType right(String text) {
        String[] parts = text.split(";", -1);
        CommissionRightType right = new CommissionRightType();
        right.setActivity(parts[0]);
        right.setInformationClass(parts.length > 1 ? parts[1] : "");
        right.setScope(parts.length > 2 ? parts[2] : "");
        return right;
    }

    private HCPSpecialityCodesType speciality(Entry.Speciality one) {
        HCPSpecialityCodesType told = new HCPSpecialityCodesType();
        told.setHealthCareProfessionalLicenceCode(one.licence());
        told.setSpecialityCode(one.code());
        told.setSpecialityName(codes.speciality(one.code()));
        return told;
    }

    private static @Nullable IIType identity(Entry entry) {
        if (entry.person().personalId().isEmpty()) {
            return null;
        }
        IIType identity = new IIType();
        identity.setRoot(entry.identityRoot());
        identity.setExtension(entry.person().personalId());
        return identity;
    }

    /** What is not so is not said. */
    private static @Nullable Boolean told(boolean feigned) {
        return feigned ? Boolean.TRUE : null;
    }
}
