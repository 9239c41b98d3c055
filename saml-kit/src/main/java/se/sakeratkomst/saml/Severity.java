package se.sakeratkomst.saml;

/** How bad a {@link Finding} is: an error refuses the message, a warning is only told. */
public enum Severity {
    ERROR,
    WARNING
}
