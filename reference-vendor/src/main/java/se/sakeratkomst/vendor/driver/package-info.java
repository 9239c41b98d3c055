/** Lets the suite make the system act in a test environment, in the session of somebody who is logged in: docs/test-driver.yaml. */
@NullMarked
package se.sakeratkomst.vendor.driver;

import org.jspecify.annotations.NullMarked;
