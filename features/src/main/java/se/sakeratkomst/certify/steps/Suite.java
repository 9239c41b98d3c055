package se.sakeratkomst.certify.steps;

import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.catalogue.Outcomes;
import se.sakeratkomst.certify.driver.Driver;
import se.sakeratkomst.certify.evidence.Assumption;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.vendor.VendorFile;

/** What all scenarios of a run share; nothing in it changes. */
public record Suite(
        VendorFile vendor,
        SandboxClient sandbox,
        Driver driver,
        Map<String, Party> parties,
        Catalogue catalogue,
        Outcomes outcomes,
        Cast cast,
        List<Assumption> assumptions,
        Sources sources) {

    public Suite {
        parties = Map.copyOf(parties);
        assumptions = List.copyOf(assumptions);
    }

    public Party party(String federation) {
        Party party = parties.get(federation);
        if (party == null) {
            throw Mishap.of(
                    "use the vendor system in " + federation,
                    "it was not registered there",
                    "a registration in every federation that vendor.yaml claims",
                    "run ./sandbox onboard vendor.yaml");
        }
        return party;
    }
}
