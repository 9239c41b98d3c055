package se.sakeratkomst.ehm.check.rule.animal;

import java.util.List;
import se.sakeratkomst.ehm.check.rule.AffCheck;

/** Every check that only prescriptions for animals meet. */
public final class ChecksOfAnimals {

    private ChecksOfAnimals() {}

    /** In the order of the control table for animals. */
    public static List<AffCheck> list() {
        return List.of(
                new PrescriberIsAVeterinarian(),
                new SpeciesIsGiven(),
                new OwnerIsToldInOneWay(),
                new OrganisationNumberHolds(),
                new VeterinarianMayPrescribeTheArticle(),
                new WithdrawalPeriodIsGiven(),
                new BenefitIsForPeople(),
                new AddressedPharmacyDispenses());
    }
}
