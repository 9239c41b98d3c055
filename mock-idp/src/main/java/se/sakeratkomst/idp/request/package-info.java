/** The AuthnRequest: received, judged, accepted or refused. */
@NullMarked
package se.sakeratkomst.idp.request;

import org.jspecify.annotations.NullMarked;
