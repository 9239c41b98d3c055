/** The federations' metadata, as E-hälsomyndigheten reads it. */
@NullMarked
package se.sakeratkomst.ehm.feed;

import org.jspecify.annotations.NullMarked;
