package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.logout.LogoutWriter;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A forged Assertion or Response with the genuine signature of something else that the identity provider signed; that is hidden in
 * a ds:Object of the signature, or in Extensions of the Response.
 *
 * @param carrier what has the signature
 * @param what the signed object
 */
record OtherObject(Source carrier, What what) implements Deviation {

    /** What else an identity provider signs. */
    enum What {
        METADATA,
        LOGOUT_REQUEST,
        ERROR_RESPONSE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return right.withAssertions(List.of(scene.forgedAssertion().get()));
    }

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return right.withResponse(false).withAssertion(false);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.source() == Source.FEDERATION;
    }

    @Override
    public boolean forges() {
        return true;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new AssemblySteps() {
            @Override
            public void afterAssertionSigned(Document message, Assembly assembly) {
                Element response = message.getDocumentElement();
                Element object = (Element) message.importNode(signed(scene, assembly), true);
                Element signature = Elements.child(object, Ns.DS, "Signature").orElseThrow();
                Elements.remove(signature);
                if (carrier == Source.RESPONSE) {
                    Parts.afterIssuer(response, signature);
                    Parts.extensions(response).appendChild(object);
                } else {
                    Element forged =
                            Elements.child(response, Ns.SAML, "Assertion").orElseThrow();
                    Parts.object(Parts.afterIssuer(forged, signature)).appendChild(object);
                }
            }
        };
    }

    private Element signed(Scene scene, Assembly assembly) {
        Document document = switch (what) {
            case METADATA -> scene.around().metadata();
            case LOGOUT_REQUEST -> logoutRequest(scene);
            case ERROR_RESPONSE ->
                ResponseWriter.write(assembly.recipe()
                        .withId(Ids.next())
                        .withStatusCode(Ns.STATUS_RESPONDER)
                        .withSecondaryStatus(Ns.STATUS_AUTHN_FAILED)
                        .withAssertions(List.of()));
        };
        Element root = document.getDocumentElement();
        if (root.getAttributeNS(null, "ID").isEmpty()) {
            root.setAttributeNS(null, "ID", Ids.next());
        }
        XmlSigner.sign(root, scene.keys().own());
        return root;
    }

    private static Document logoutRequest(Scene scene) {
        return LogoutWriter.write(new LogoutRecipe(
                Ids.next(),
                "2.0",
                Instants.write(scene.now()),
                null,
                null,
                null,
                scene.entityId(),
                null,
                new NameIdRecipe(String.valueOf(scene.signed().nameId()), Ns.NAMEID_PERSISTENT, scene.entityId(), null),
                List.of()));
    }
}
