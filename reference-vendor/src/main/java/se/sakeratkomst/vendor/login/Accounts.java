package se.sakeratkomst.vendor.login;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedAssertion.NameId;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/**
 * What the system remembers of its users: in earnest nothing, since each login says who it is. With a flaw it keeps an account for
 * each name that lasts, as its owner last logged in, and finds it by the name up to the first comment.
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
        Optional<String> whole = user.nameId()
                .filter(name -> Ns.NAMEID_PERSISTENT.equals(name.format()))
                .map(NameId::value);
        if (whole.isEmpty()) {
            return user;
        }
        String name = cut(assertion);
        if (name.equals(whole.get())) {
            byName.put(name, user);
            return user;
        }
        return Optional.ofNullable(byName.get(name)).map(user::knownAs).orElse(user);
    }

    private static String cut(ReceivedAssertion assertion) {
        return Elements.path(assertion.element(), Ns.SAML, "Subject", "NameID")
                .map(Accounts::untilComment)
                .orElse("");
    }

    private static String untilComment(Element name) {
        StringBuilder text = new StringBuilder();
        Node node = name.getFirstChild();
        while (node != null && node.getNodeType() != Node.COMMENT_NODE) {
            text.append(node instanceof Text piece ? piece.getData() : "");
            node = node.getNextSibling();
        }
        return text.toString();
    }

    /** Nobody has an account any more. */
    public void forget() {
        byName.clear();
    }
}
