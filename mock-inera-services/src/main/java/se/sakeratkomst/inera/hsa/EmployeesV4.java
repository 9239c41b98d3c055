package se.sakeratkomst.inera.hsa;

import jakarta.jws.WebService;
import riv.infrastructure.directory.employee._4.HealthCareProfessionalLicenceSpecialityType;
import riv.infrastructure.directory.employee._4.PaTitleType;
import riv.infrastructure.directory.employee._4.PersonInformationType;
import riv.infrastructure.directory.employee.getemployeeincludingprotectedperson._4.rivtabp21.GetEmployeeIncludingProtectedPersonResponderInterface;
import riv.infrastructure.directory.employee.getemployeeincludingprotectedpersonresponder._4.GetEmployeeIncludingProtectedPersonResponseType;
import riv.infrastructure.directory.employee.getemployeeincludingprotectedpersonresponder._4.GetEmployeeIncludingProtectedPersonType;

/**
 * Who is employed, one PersonInformation for each tjänste-id, version 4 of the contract.
 *
 * @see "infrastructure:directory:employee, GetEmployeeIncludingProtectedPerson 4.0"
 */
@WebService(
        endpointInterface =
                "riv.infrastructure.directory.employee.getemployeeincludingprotectedperson._4.rivtabp21.GetEmployeeIncludingProtectedPersonResponderInterface",
        serviceName = "GetEmployeeIncludingProtectedPersonResponderService",
        portName = "GetEmployeeIncludingProtectedPersonResponderPort",
        targetNamespace = "urn:riv:infrastructure:directory:employee:GetEmployeeIncludingProtectedPerson:4:rivtabp21")
public final class EmployeesV4 implements GetEmployeeIncludingProtectedPersonResponderInterface {

    private final Employees employees;

    EmployeesV4(Employees employees) {
        this.employees = employees;
    }

    @Override
    public GetEmployeeIncludingProtectedPersonResponseType getEmployeeIncludingProtectedPerson(
            String logicalAddress, GetEmployeeIncludingProtectedPersonType question) {
        var answer = new GetEmployeeIncludingProtectedPersonResponseType();
        employees
                .find(
                        new Directory.Question(
                                question.getPersonHsaId(),
                                question.getPersonalIdentityNumber(),
                                question.getSearchBase(),
                                Boolean.TRUE.equals(question.isIncludeFeignedObject())),
                        question.getProfile())
                .forEach(employee -> answer.getPersonInformation().add(information(employee)));
        return answer;
    }

    private static PersonInformationType information(Employee employee) {
        PersonInformationType information = new PersonInformationType();
        information.setPersonHsaId(employee.hsaId());
        information.setGivenName(employee.givenName());
        information.setMiddleAndSurName(employee.surname());
        information.setMail(employee.mail());
        information.setTitle(employee.title());
        information.getHealthCareProfessionalLicence().addAll(employee.licences());
        employee.titles().forEach(title -> information.getPaTitle().add(title(title)));
        employee.specialities().forEach(speciality -> {
            information.getSpecialityName().add(speciality.name());
            information.getSpecialityCode().add(speciality.code());
            information.getHealthCareProfessionalLicenceSpeciality().add(speciality(speciality));
        });
        information.setDn(employee.dn());
        information.setProtectedPerson(employee.protectedPerson());
        information.setFeignedPerson(employee.feigned());
        information.setAge(employee.age());
        information.setGender(employee.gender());
        return information;
    }

    private static PaTitleType title(Employee.Title title) {
        PaTitleType told = new PaTitleType();
        told.setPaTitleName(title.name());
        told.setPaTitleCode(title.code());
        return told;
    }

    private static HealthCareProfessionalLicenceSpecialityType speciality(Employee.Speciality speciality) {
        HealthCareProfessionalLicenceSpecialityType told = new HealthCareProfessionalLicenceSpecialityType();
        told.setHealthCareProfessionalLicence(speciality.licence());
        told.setSpecialityCode(speciality.code());
        told.setSpecialityName(speciality.name());
        return told;
    }
}
