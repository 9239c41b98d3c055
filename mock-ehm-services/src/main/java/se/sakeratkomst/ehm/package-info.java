/** E-hälsomyndigheten as the sandbox plays it: the edge with client certificates, the token exchange and NLL. */
@NullMarked
package se.sakeratkomst.ehm;

import org.jspecify.annotations.NullMarked;
