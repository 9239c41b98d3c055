package se.sakeratkomst.certify.driver;

/** Makes a vendor system act. The same step works with every driver. */
public interface Driver {
    /** The name in vendor.yaml. */
    String name();

    /** A new person at a new browser. */
    Visit visit();
}
