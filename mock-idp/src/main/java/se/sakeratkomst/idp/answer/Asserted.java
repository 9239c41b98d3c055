package se.sakeratkomst.idp.answer;

import se.sakeratkomst.saml.response.NameIdRecipe;

/**
 * What a service provider was told: what it takes to log the user out there again.
 *
 * @param proved who it was about
 * @param standing in what capacity
 * @param nameId what the user is called there
 * @param sessionIndex the assertion's
 */
public record Asserted(Proved proved, Standing standing, NameIdRecipe nameId, String sessionIndex) {}
