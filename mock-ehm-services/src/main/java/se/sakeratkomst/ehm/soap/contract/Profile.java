package se.sakeratkomst.ehm.soap.contract;

/** The way a WSDL names itself and its address header. */
public enum Profile {
    /** RIV-TA basic profile 2.0: the address is WS-Addressing's To. */
    BP20,
    /** RIV-TA basic profile 2.1: the address is LogicalAddress. */
    BP21,
    /** As 2.1, with a target namespace that does not say so. */
    PLAIN
}
