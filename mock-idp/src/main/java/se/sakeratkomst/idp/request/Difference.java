package se.sakeratkomst.idp.request;

import java.util.List;

/**
 * What a request said beside what the metadata says.
 *
 * @param what the element or attribute
 * @param said by the request
 * @param registered in the metadata of the service provider or of the identity provider: what would have been right
 * @param same whether the two agree
 */
public record Difference(String what, String said, List<String> registered, boolean same) {
    public Difference {
        registered = List.copyOf(registered);
    }
}
