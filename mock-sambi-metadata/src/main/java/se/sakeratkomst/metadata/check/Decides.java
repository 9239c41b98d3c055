package se.sakeratkomst.metadata.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rules of the catalogue that a check can report, in either federation. The table of coverage is made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Decides {

    /** Ids of the catalogue; a rule outside it is named by what it forbids. */
    String[] value();
}
