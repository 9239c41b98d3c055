package se.sakeratkomst.metadata.member;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.federation.Federations;

/**
 * The organisations that are in every lab. Their numbers lie in the series that the sandbox's test persons work under, and belong to
 * nobody.
 */
final class SeedMembers {

    /** Runs the sandbox's identity providers. */
    static final long REGION = 5_599_990_008L;

    static final String REGION_NAME = "TEST Region Norrvik";

    static final long SMALL_CLINICS = 5_599_990_073L;
    static final long OMBUD = 5_599_990_081L;

    private static final String CONTRACT = "http://id.swedenconnect.se/contract/sc/sweden-connect";
    private static final String PUBLIC_CONTRACTS =
            CONTRACT + " http://id.swedenconnect.se/contract/sc/eid-authorization-system";
    private static final String PRIVATE_CONTRACTS =
            CONTRACT + " http://id.swedenconnect.se/contract/sc/prepaid-auth-2021";

    private record Seed(
            long number,
            String name,
            Kind sambi,
            Sector sector,
            @Nullable Long representedBy,
            @Nullable Integer employees,
            int stepsInSambi,
            int stepsInSwedenConnect) {}

    private static final int ALL = 99;
    private static final int NOT_THERE = -1;

    private static final List<Seed> SEEDS = List.of(
            new Seed(REGION, REGION_NAME, Kind.ANVANDARORGANISATION, Sector.PUBLIC, null, null, ALL, ALL),
            new Seed(
                    5_599_990_040L, "TEST Sundby kommun", Kind.ANVANDARORGANISATION, Sector.PUBLIC, null, null, ALL, 2),
            new Seed(
                    SMALL_CLINICS,
                    "TEST Småkliniker i samverkan ek. för.",
                    Kind.GRUPPFORETRADARE,
                    Sector.PRIVATE,
                    null,
                    null,
                    ALL,
                    NOT_THERE),
            new Seed(
                    5_599_990_065L,
                    "TEST Mottagningen Linden AB",
                    Kind.ANVANDARORGANISATION,
                    Sector.PRIVATE,
                    SMALL_CLINICS,
                    4,
                    ALL,
                    NOT_THERE),
            new Seed(
                    5_599_990_016L,
                    "TEST Apoteket Tranan AB",
                    Kind.ANVANDARORGANISATION,
                    Sector.PRIVATE,
                    null,
                    null,
                    ALL,
                    ALL),
            new Seed(OMBUD, "TEST Ombudet i Norr AB", Kind.SAMBIOMBUD, Sector.PRIVATE, null, null, ALL, NOT_THERE),
            new Seed(
                    5_599_990_024L,
                    "TEST Djurkliniken Björken AB",
                    Kind.ANVANDARORGANISATION,
                    Sector.PRIVATE,
                    OMBUD,
                    9,
                    ALL,
                    NOT_THERE),
            new Seed(
                    5_599_990_032L,
                    "TEST Journalbolaget AB",
                    Kind.TJANSTELEVERANTOR,
                    Sector.PRIVATE,
                    null,
                    null,
                    ALL,
                    ALL),
            new Seed(
                    5_599_990_057L,
                    "TEST Receptsystem i Väst AB",
                    Kind.TJANSTELEVERANTOR,
                    Sector.PRIVATE,
                    null,
                    null,
                    3,
                    1),
            new Seed(
                    5_599_990_099L,
                    "TEST E-hälsomyndigheten",
                    Kind.TJANSTELEVERANTOR,
                    Sector.PUBLIC,
                    null,
                    null,
                    ALL,
                    ALL),
            new Seed(
                    5_599_990_107L,
                    "TEST Betrodd Legitimering AB",
                    Kind.BETRODD_PART,
                    Sector.PRIVATE,
                    null,
                    null,
                    ALL,
                    NOT_THERE));

    private static final String BY_MEMBER = "TEST Informationssäkerhetsansvarig";
    private static final String BY_OPERATOR = "TEST Operatören";

    private SeedMembers() {}

    static List<Member> of(String lab, Instant now) {
        List<Member> all = new ArrayList<>();
        for (Seed seed : SEEDS) {
            if (seed.stepsInSambi() != NOT_THERE) {
                all.add(member(lab, Federations.SAMBI.id(), seed, seed.sambi(), seed.stepsInSambi(), now));
            }
            if (seed.stepsInSwedenConnect() != NOT_THERE) {
                all.add(member(
                        lab, Federations.SWEDEN_CONNECT.id(), seed, Kind.AVTALSPART, seed.stepsInSwedenConnect(), now));
            }
        }
        return all;
    }

    private static Member member(String lab, String federation, Seed seed, Kind kind, int steps, Instant now) {
        boolean sambi = federation.equals(Federations.SAMBI.id());
        Organisation organisation = new Organisation(
                null,
                lab,
                federation,
                seed.number(),
                seed.name(),
                kind,
                seed.sector(),
                sambi ? seed.representedBy() : null,
                seed.employees(),
                sambi ? "" : seed.sector() == Sector.PUBLIC ? PUBLIC_CONTRACTS : PRIVATE_CONTRACTS,
                now.toEpochMilli());
        List<Step> way = organisation.way().stream()
                .filter(step -> step != Step.METADATA)
                .limit(steps)
                .toList();
        Instant first = now.minus(Duration.ofDays(30L * way.size()));
        List<OrganisationStep> history = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            Step step = way.get(i);
            history.add(new OrganisationStep(
                    null,
                    lab,
                    federation,
                    seed.number(),
                    step,
                    step == Step.BESLUT ? Outcome.BIFALL : null,
                    isTheMembers(step) ? BY_MEMBER : BY_OPERATOR,
                    "TEST",
                    first.plus(Duration.ofDays(30L * i)).toEpochMilli()));
        }
        return new Member(organisation, history);
    }

    private static boolean isTheMembers(Step step) {
        return step == Step.INTRESSEANMALAN || step == Step.TILLITSDEKLARATION || step == Step.SJALVDEKLARATION;
    }
}
