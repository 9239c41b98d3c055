/** Receptdepå djur (RDD): animals' prescriptions, their dispenses and the owners' consent. Not part of the national list. */
@NullMarked
package se.sakeratkomst.ehm.animal;

import org.jspecify.annotations.NullMarked;
