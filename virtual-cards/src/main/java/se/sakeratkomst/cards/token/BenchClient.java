package se.sakeratkomst.cards.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;

/**
 * A PKCS#11 client in a process of its own, for measuring the reader: loads a module, logs in once to its first token, and for each line of
 * standard input, a number of milliseconds, signs for so long and prints how many signatures it got.
 *
 * <p>Arguments: the module, the CKA_ID in hex. The PIN is the first line of standard input.
 */
public final class BenchClient {

    private BenchClient() {}

    public static void main(String[] arguments) throws IOException, PKCS11Exception {
        PrintStream counts = System.out;
        System.setOut(System.err); // the wrapper greets there
        PKCS11Module module = PKCS11Module.getInstance(arguments[0]);
        module.initialize();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Session session = module.getSlotList(true)[0].getToken().openSession(false);
        session.login(PKCS11Constants.CKU_USER, orders.readLine().toCharArray());
        long key = session.findObjectsSingle(
                        new AttributeVector()
                                .class_(PKCS11Constants.CKO_PRIVATE_KEY)
                                .id(HexFormat.of().parseHex(arguments[1])),
                        1)[0];
        byte[] data = new byte[256];
        String line = orders.readLine();
        while (line != null) {
            long end = System.nanoTime() + Long.parseLong(line) * 1_000_000;
            int signatures = 0;
            while (System.nanoTime() < end) {
                session.signSingle(new Mechanism(PKCS11Constants.CKM_SHA256_RSA_PKCS), key, data);
                signatures++;
            }
            counts.println(signatures);
            counts.flush();
            line = orders.readLine();
        }
        module.finalize(null);
    }
}
