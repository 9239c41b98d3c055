package se.sakeratkomst.vendor.login;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedAssertion.NameId;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.sp.naive.FirstTextNodes;

/**
 * What the system remembers of its users: in earnest nothing, since each login says who it is. With a flaw it keeps an account for
 * each name that lasts, and finds it by the name up to the first comment.
 */
public final class Accounts {

    private final Map<String, User> byName = new ConcurrentHashMap<>();
    private final Flaws flaws;

    public Accounts(Flaws flaws) {
        this.flaws = flaws;
    }

    /** Whether the system needs names that last. */
    boolean areKept() {
        return flaws.has(Flaw.CUTS_ACCOUNT_NAMES);
    }

    /** Who a login is taken for: in earnest the one that it speaks of. */
    User of(User user, ReceivedAssertion assertion) {
        if (!areKept()) {
            return user;
        }
        return ReceivedAssertion.read(FirstTextNodes.of(assertion.element()))
                .nameId()
                .filter(name -> Ns.NAMEID_PERSISTENT.equals(name.format()))
                .map(NameId::value)
                .map(name -> user.knownAs(byName.computeIfAbsent(name, unknown -> user)))
                .orElse(user);
    }

    /** Nobody has an account any more. */
    public void forget() {
        byName.clear();
    }
}
