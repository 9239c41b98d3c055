/** The federations' metadata: where the service providers are known from, and where ours is handed in. */
@NullMarked
package se.sakeratkomst.idp.feed;

import org.jspecify.annotations.NullMarked;
