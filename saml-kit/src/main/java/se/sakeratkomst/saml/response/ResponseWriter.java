package se.sakeratkomst.saml.response;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.apache.xml.security.keys.content.KeyValue;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/** Writes a recipe as it stands, neither signed nor encrypted. */
public final class ResponseWriter {
    private ResponseWriter() {}

    /** The whole Response. */
    public static Document write(ResponseRecipe recipe) {
        Document document = SecureXml.newDocument();
        Element response = Elements.root(document, Ns.SAMLP, "Response");
        Elements.set(response, "ID", recipe.id());
        Elements.set(response, "Version", recipe.version());
        Elements.set(response, "IssueInstant", recipe.issueInstant());
        Elements.set(response, "Destination", recipe.destination());
        Elements.set(response, "InResponseTo", recipe.inResponseTo());
        issuer(response, recipe.issuer(), recipe.issuerFormat());
        status(response, recipe);
        recipe.assertions().forEach(assertion -> assertion(response, assertion));
        return document;
    }

    /** One assertion, alone in a document of its own. */
    public static Element write(AssertionRecipe recipe) {
        Document document = SecureXml.newDocument();
        Element assertion = Elements.root(document, Ns.SAML, "Assertion");
        fill(assertion, recipe);
        return assertion;
    }

    private static void status(Element response, ResponseRecipe recipe) {
        if (recipe.statusCode() == null) {
            return;
        }
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

    private static void assertion(Element response, AssertionRecipe recipe) {
        fill(Elements.append(response, Ns.SAML, "Assertion"), recipe);
    }

    private static void fill(Element assertion, AssertionRecipe recipe) {
        Elements.set(assertion, "ID", recipe.id());
        Elements.set(assertion, "Version", recipe.version());
        Elements.set(assertion, "IssueInstant", recipe.issueInstant());
        issuer(assertion, recipe.issuer(), recipe.issuerFormat());
        if (recipe.subject() != null) {
            subject(assertion, recipe.subject());
        }
        if (recipe.conditions() != null) {
            conditions(assertion, recipe.conditions());
        }
        recipe.authnStatements().forEach(statement -> authnStatement(assertion, statement));
        if (recipe.attributes() != null) {
            Element statement = Elements.append(assertion, Ns.SAML, "AttributeStatement");
            recipe.attributes().forEach(attribute -> attribute(statement, attribute));
        }
    }

    private static void issuer(Element parent, @Nullable String issuer, @Nullable String format) {
        if (issuer != null) {
            Elements.set(Elements.append(parent, Ns.SAML, "Issuer", issuer), "Format", format);
        }
    }

    private static void subject(Element assertion, SubjectRecipe recipe) {
        Element subject = Elements.append(assertion, Ns.SAML, "Subject");
        NameIdRecipe nameId = recipe.nameId();
        if (nameId != null) {
            Element element = Elements.append(subject, Ns.SAML, "NameID", nameId.value());
            Elements.set(element, "Format", nameId.format());
            Elements.set(element, "NameQualifier", nameId.nameQualifier());
            Elements.set(element, "SPNameQualifier", nameId.spNameQualifier());
        }
        recipe.confirmations().forEach(confirmation -> {
            Element element = Elements.append(subject, Ns.SAML, "SubjectConfirmation");
            Elements.set(element, "Method", confirmation.method());
            if (confirmation.data()) {
                Element data = Elements.append(element, Ns.SAML, "SubjectConfirmationData");
                Elements.set(data, "InResponseTo", confirmation.inResponseTo());
                Elements.set(data, "Recipient", confirmation.recipient());
                Elements.set(data, "NotBefore", confirmation.notBefore());
                Elements.set(data, "NotOnOrAfter", confirmation.notOnOrAfter());
                Elements.set(data, "Address", confirmation.address());
                if (confirmation.holder() != null) {
                    holder(data, confirmation.holder(), confirmation.keyAlone());
                }
            }
        });
    }

    private static void holder(Element data, X509Certificate certificate, boolean keyAlone) {
        Elements.declare(data, "xsi", Ns.XSI);
        data.setAttributeNS(Ns.XSI, "xsi:type", Ns.prefix(Ns.SAML) + ":KeyInfoConfirmationDataType");
        Element info = Elements.append(data, Ns.DS, "KeyInfo");
        if (keyAlone) {
            Santuario.ready();
            info.appendChild(new KeyValue(data.getOwnerDocument(), certificate.getPublicKey()).getElement());
            return;
        }
        Element x509 = Elements.append(info, Ns.DS, "X509Data");
        try {
            Elements.append(
                    x509, Ns.DS, "X509Certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("A certificate without encoding", e);
        }
    }

    private static void conditions(Element assertion, ConditionsRecipe recipe) {
        Element conditions = Elements.append(assertion, Ns.SAML, "Conditions");
        Elements.set(conditions, "NotBefore", recipe.notBefore());
        Elements.set(conditions, "NotOnOrAfter", recipe.notOnOrAfter());
        recipe.audienceRestrictions().forEach(audiences -> {
            Element restriction = Elements.append(conditions, Ns.SAML, "AudienceRestriction");
            audiences.forEach(audience -> Elements.append(restriction, Ns.SAML, "Audience", audience));
        });
        if (recipe.oneTimeUse()) {
            Elements.append(conditions, Ns.SAML, "OneTimeUse");
        }
    }

    private static void authnStatement(Element assertion, AuthnStatementRecipe recipe) {
        Element statement = Elements.append(assertion, Ns.SAML, "AuthnStatement");
        Elements.set(statement, "AuthnInstant", recipe.authnInstant());
        Elements.set(statement, "SessionIndex", recipe.sessionIndex());
        Elements.set(statement, "SessionNotOnOrAfter", recipe.sessionNotOnOrAfter());
        Element context = Elements.append(statement, Ns.SAML, "AuthnContext");
        if (recipe.classRef() != null) {
            Elements.append(context, Ns.SAML, "AuthnContextClassRef", recipe.classRef());
        }
        recipe.authenticatingAuthorities()
                .forEach(authority -> Elements.append(context, Ns.SAML, "AuthenticatingAuthority", authority));
    }

    private static void attribute(Element statement, AttributeRecipe recipe) {
        Element attribute = Elements.append(statement, Ns.SAML, "Attribute");
        Elements.set(attribute, "Name", recipe.name());
        Elements.set(attribute, "NameFormat", recipe.nameFormat());
        Elements.set(attribute, "FriendlyName", recipe.friendlyName());
        recipe.values().forEach(value -> {
            Element element = Elements.append(attribute, Ns.SAML, "AttributeValue", value);
            Elements.declare(element, "xs", Ns.XS);
            Elements.declare(element, "xsi", Ns.XSI);
            element.setAttributeNS(Ns.XSI, "xsi:type", "xs:string");
        });
    }
}
