/** Entities, aggregates and the feed they come from. */
@NullMarked
package se.sakeratkomst.saml.metadata;

import org.jspecify.annotations.NullMarked;
