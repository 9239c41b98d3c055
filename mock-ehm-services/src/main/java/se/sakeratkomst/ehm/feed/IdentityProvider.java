package se.sakeratkomst.ehm.feed;

import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.EntityDescriptor;

/** An entity that a federation's verified feed lists; whether it is an identity provider, its role says. */
public record IdentityProvider(FederationProfile federation, EntityDescriptor entity) {}
