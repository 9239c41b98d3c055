package se.sakeratkomst.saml.authn.extension;

import java.util.List;

/**
 * psc:PrincipalSelection: whom the service provider wants to see logged in.
 *
 * @param matchValues in document order
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC Principal Selection (14); SC-183</a>
 */
public record PrincipalSelection(List<MatchValue> matchValues) {

    /** @param name the attribute's Name */
    public record MatchValue(String name, String value) {}

    public PrincipalSelection {
        matchValues = List.copyOf(matchValues);
    }
}
