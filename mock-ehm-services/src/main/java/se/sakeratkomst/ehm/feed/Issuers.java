package se.sakeratkomst.ehm.feed;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;

/** Who may have issued an assertion. */
public interface Issuers {

    /** The entity of that id in one of the federations' feeds. */
    Optional<IdentityProvider> find(LabId lab, String entityId);

    /** Why a feed could not be read, where one could not. */
    List<Finding> problems(LabId lab);
}
