package se.sakeratkomst.ehm.soap;

/** Answers the calls of one operation, in all its versions. */
@FunctionalInterface
public interface Answering {

    /**
     * @param call whose the call is; what is found and stored is told to it
     * @param request what is asked, valid by its schema
     * @throws SoapRefusal when the answer is a fault
     */
    Values answer(SoapCall call, Fields request);
}
