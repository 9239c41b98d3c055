/** The discovery service: where somebody who wants to log in chooses identity provider. */
@NullMarked
package se.sakeratkomst.metadata.discovery;

import org.jspecify.annotations.NullMarked;
