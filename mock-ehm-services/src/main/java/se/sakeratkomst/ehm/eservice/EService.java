package se.sakeratkomst.ehm.eservice;

import java.util.Set;
import java.util.TreeSet;

/**
 * An e-service (e-tjänst) that E-hälsomyndigheten has registered.
 *
 * @param entityId as in the federation's metadata; the Audience of the assertions made for it
 * @param federations ids of the federations it is registered for
 */
public record EService(String entityId, String name, Set<String> federations, Credentials credentials) {

    public EService {
        federations = new TreeSet<>(federations);
    }
}
