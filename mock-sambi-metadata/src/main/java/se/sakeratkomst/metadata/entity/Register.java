package se.sakeratkomst.metadata.entity;

import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** One operator's register: what is published in one environment of one federation in one lab. */
public record Register(LabId lab, FederationProfile federation, Environment environment) {

    /** The register of these ids. */
    public static Register of(String lab, String federation, String environment) {
        return new Register(new LabId(lab), Federations.byId(federation), Environment.of(environment));
    }

    /** The path of the register below the lab's base URL, {@code /sambi} or {@code /sambi/prod}. */
    public String path() {
        return "/" + federation.id() + (environment == Environment.TRIAL ? "" : "/" + environment.id());
    }

    @Override
    public String toString() {
        return lab + ":" + federation.id() + ":" + environment.id();
    }
}
