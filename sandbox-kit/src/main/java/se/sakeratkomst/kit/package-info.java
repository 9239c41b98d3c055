/** What every service of the sandbox has in common, configured by Spring Boot when this jar is on the class path. */
@NullMarked
package se.sakeratkomst.kit;

import org.jspecify.annotations.NullMarked;
