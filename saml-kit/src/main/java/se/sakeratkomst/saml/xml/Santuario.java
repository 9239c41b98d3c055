package se.sakeratkomst.saml.xml;

import org.apache.xml.security.Init;

/** Apache Santuario, made ready once. */
public final class Santuario {
    private Santuario() {}

    /** Must be called before anything of Santuario is used; costs nothing the second time. */
    public static void ready() {
        if (!Init.isInitialized()) {
            System.setProperty("org.apache.xml.security.ignoreLineBreaks", "true");
            Init.init();
        }
    }
}
