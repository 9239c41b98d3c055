/** The Response: who it is about, what it releases, how it is sent. */
@NullMarked
package se.sakeratkomst.idp.answer;

import org.jspecify.annotations.NullMarked;
