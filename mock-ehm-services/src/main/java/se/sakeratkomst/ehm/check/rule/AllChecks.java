package se.sakeratkomst.ehm.check.rule;

import java.util.List;
import se.sakeratkomst.ehm.check.rule.animal.ChecksOfAnimals;

/** Every check there is. */
public final class AllChecks {

    private AllChecks() {}

    /** Those that only prescriptions for animals meet, in the order of their control table. */
    public static List<AffCheck> ofAnimals() {
        return ChecksOfAnimals.list();
    }

    /** In the order of the control table. */
    public static List<AffCheck> list() {
        return List.of(
                new OriginalIdIsUuid(),
                new OriginalIdIsNew(),
                new UnlicensedStaffHandlesAidsAndFoods(),
                new PrescriberIsNoVeterinarian(),
                new TestMarkFitsThePopulationRegister(),
                new DispatchIsNotUsedBefore(),
                new RowsAreUnique(),
                new EarlierPrescriptionIsThePatients(),
                new CountryIsAnotherOfTheEea(),
                new OriginalIsOnPaper(),
                new VersionIsTheStored(),
                new DispenseIsOfTheStoredVersion(),
                new DoseBasisIsTheStored(),
                new PrescriptionCodeIsValid(),
                new ProfessionIsTheRegistered(),
                new PrescribingRightCoversTheArticle(),
                new WorkplaceCodeIsValid(),
                new ProfessionMayPrescribeTheArticle(),
                new SurnameIsGiven(),
                new WorkplaceCodeIsValidWhereThereIsBenefit(),
                new PrescriptionCodeIsGiven(),
                new PersonnummerIsKnown(),
                new PatientConsentsToTheRegister(),
                new BirthDateIsALivingPersons(),
                new DosePatientIsActive(),
                new OnlyDosePrescriptionsAreEnded(),
                new WithoutPersonnummerAPharmacyIsAddressed(),
                new AddressedPharmacyIsOpen(),
                new ArticleIsInTheRegister(),
                new PackageIsTheProducts(),
                new ArticleIsSold(),
                new MedicineHasItsPackage(),
                new SubstanceIsTheSame(),
                new DosageIsGiven(),
                new TreatmentReasonIsGiven(),
                new BenefitIsTheArticles(),
                new FoodWithBenefitIsForChildren(),
                new ForeignPrescriptionHasNoBenefit(),
                new ExchangeIsStated(),
                new PrescriberAllowsExchange(),
                new StatusLetsCancel(),
                new PharmacistComments(),
                new IssuedWithinAYear(),
                new DispensedWhileValid(),
                new StartIsForDosePatients(),
                new EndIsForDosePatients(),
                new PhoneAndFaxAreDispensedWithinAMonth(),
                new OrdinationTypeIsForDosePatients(),
                new DosePatientHasNoPharmacyAddress(),
                new ScheduleHasAStart(),
                new StartIsValid(),
                new EndIsValid(),
                new DoseHasAnOrdinationType(),
                new DoseIsEndedNotCancelled(),
                new StatusLetsCorrect(),
                new StatusLetsDispense(),
                new StatusLetsEnd(),
                new LastValidDayIsWithinAYear(),
                new EeaHasNoSpiritAndNoNarcoticsOfTwoAndThree(),
                new EeaNarcoticsLastThirtyDoses(),
                new SpiritIsDispensedOnce(),
                new StrongNarcoticsAreDispensedOnce(),
                new PhonedStrongNarcoticsLastFiveDoses(),
                new PhonedNarcoticsLastThirtyDoses(),
                new NoStartPackOfNarcoticsOrSpirit(),
                new BenefitIntervalHasPassed(),
                new QuantityIsWithinTheBenefit(),
                new DailyDoseIsValid(),
                new WeeklyDoseFitsTheDaily(),
                new StartPackIsTheFirst(),
                new IntervalIsAtMostAYear(),
                new QuantityFitsTheInterval(),
                new IntervalHasPassed(),
                new FirstDispenseIsBeforeTheLastValidDay(),
                new UnitIsThePrescribed(),
                new QuantityIsPlausible(),
                new DispensesFitTheQuantity(),
                new QuantityIsWithinTheRest(),
                new DoseExchangeIsNotRefused(),
                new DosePatientIsTheActors(),
                new LastDosingDayIsGiven());
    }
}
