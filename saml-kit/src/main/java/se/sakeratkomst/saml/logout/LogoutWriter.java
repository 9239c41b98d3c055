package se.sakeratkomst.saml.logout;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Writes a recipe as it stands, not signed: HTTP-Redirect signs the query, the other bindings the element. */
public final class LogoutWriter {
    private LogoutWriter() {}

    /** The LogoutRequest. */
    public static Document write(LogoutRecipe recipe) {
        Document document = SecureXml.newDocument();
        Element request = Elements.root(document, Ns.SAMLP, "LogoutRequest");
        Elements.set(request, "ID", recipe.id());
        Elements.set(request, "Version", recipe.version());
        Elements.set(request, "IssueInstant", recipe.issueInstant());
        Elements.set(request, "Destination", recipe.destination());
        Elements.set(request, "NotOnOrAfter", recipe.notOnOrAfter());
        Elements.set(request, "Reason", recipe.reason());
        issuer(request, recipe.issuer(), recipe.issuerFormat());
        NameIdRecipe nameId = recipe.nameId();
        if (nameId != null) {
            Element element = Elements.append(request, Ns.SAML, "NameID", nameId.value());
            Elements.set(element, "Format", nameId.format());
            Elements.set(element, "NameQualifier", nameId.nameQualifier());
            Elements.set(element, "SPNameQualifier", nameId.spNameQualifier());
        }
        recipe.sessionIndexes().forEach(index -> Elements.append(request, Ns.SAMLP, "SessionIndex", index));
        return document;
    }

    /** The LogoutResponse. */
    public static Document write(LogoutResponseRecipe recipe) {
        Document document = SecureXml.newDocument();
        Element response = Elements.root(document, Ns.SAMLP, "LogoutResponse");
        Elements.set(response, "ID", recipe.id());
        Elements.set(response, "Version", recipe.version());
        Elements.set(response, "IssueInstant", recipe.issueInstant());
        Elements.set(response, "Destination", recipe.destination());
        Elements.set(response, "InResponseTo", recipe.inResponseTo());
        issuer(response, recipe.issuer(), recipe.issuerFormat());
        if (recipe.statusCode() != null) {
            Element status = Elements.append(response, Ns.SAMLP, "Status");
            Element code = Elements.append(status, Ns.SAMLP, "StatusCode");
            Elements.set(code, "Value", recipe.statusCode());
            if (recipe.secondaryStatus() != null) {
                Elements.set(Elements.append(code, Ns.SAMLP, "StatusCode"), "Value", recipe.secondaryStatus());
            }
            if (recipe.statusMessage() != null) {
                Elements.append(status, Ns.SAMLP, "StatusMessage", recipe.statusMessage());
            }
        }
        return response.getOwnerDocument();
    }

    private static void issuer(Element message, @Nullable String issuer, @Nullable String format) {
        if (issuer != null) {
            Elements.set(Elements.append(message, Ns.SAML, "Issuer", issuer), "Format", format);
        }
    }
}
