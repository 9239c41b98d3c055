package se.sakeratkomst.vendor.page;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether a call comes from the same machine. */
public final class Loopback {

    private Loopback() {}

    /** Of an address in numbers. */
    public static boolean is(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
