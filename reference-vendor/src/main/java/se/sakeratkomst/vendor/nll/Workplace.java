package se.sakeratkomst.vendor.nll;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.ehm.TokenExchange.AccessToken;

/** What lies before a user for as long as the login lasts: the access token, and the list of the patient opened last. */
public final class Workplace {

    private volatile @Nullable AccessToken token;
    private volatile @Nullable PatientList opened;

    @Nullable
    AccessToken token() {
        return token;
    }

    void keep(AccessToken fresh) {
        token = fresh;
    }

    /** The list is what the user has before the eyes from now on. */
    public void opens(PatientList list) {
        opened = list;
    }

    /** Nothing lies open any more. */
    public void closes() {
        opened = null;
    }

    /** That patient's list, if it is the one that lies open. */
    public Optional<PatientList> opened(String personnummer) {
        return Optional.ofNullable(opened).filter(list -> list.personnummer().equals(personnummer));
    }
}
