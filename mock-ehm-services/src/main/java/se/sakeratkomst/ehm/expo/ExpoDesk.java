package se.sakeratkomst.ehm.expo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.soap.Answering;
import se.sakeratkomst.ehm.soap.Desk;
import se.sakeratkomst.ehm.soap.Fields;
import se.sakeratkomst.ehm.soap.SoapCall;
import se.sakeratkomst.ehm.soap.SoapRefusal;
import se.sakeratkomst.ehm.soap.Values;

/**
 * What the register of pharmacies knows.
 *
 * @see "ehm-v17-messages.md 7"
 */
final class ExpoDesk implements Desk {

    private final Pharmacies pharmacies;

    ExpoDesk(Pharmacies pharmacies) {
        this.pharmacies = pharmacies;
    }

    @Override
    public Map<String, Answering> answers() {
        return Map.of("HamtaApoteksInfo", this::pharmacies);
    }

    /** Those of the asked that are known; none at all is a fault, since the answer has no place to say so. */
    private Values pharmacies(SoapCall call, Fields request) {
        List<String> asked = request.all("glnKod").stream().map(Fields::own).toList();
        List<Values> found = asked.stream()
                .map(pharmacies::byGln)
                .flatMap(Optional::stream)
                .map(ExpoDesk::told)
                .toList();
        if (found.isEmpty()) {
            throw SoapRefusal.notFound(
                    "finding pharmacies",
                    "no pharmacy with any of the GLN " + asked,
                    "GLN of a registered pharmacy",
                    "The file that sandbox.ehm.registers.pharmacies names, or the sandbox's own, lists them.");
        }
        return new Values().put("apoteksinformationLista", found);
    }

    private static Values told(Pharmacy pharmacy) {
        return new Values()
                .put("aktorsnamn", pharmacy.actor())
                .put("eReceptDjur", false)
                .put("glnKod", pharmacy.gln())
                .put("huvudtypkod", pharmacy.dose() ? "DX" : "AP")
                .put("namn", pharmacy.name())
                .put("ort", pharmacy.town())
                .put("slutdatum", pharmacy.closedOn())
                .put("startdatum", pharmacy.openedOn());
    }
}
