package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.SignatureDraft;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Another person is written into what was signed; then the signature is doctored.
 *
 * @param source what is signed; the federation's own where nothing depends on it
 * @param doctor what is done to the signature
 * @param making how the signature was made
 */
record Tampered(Source source, Doctor doctor, HandSigned.Making making) implements Deviation {

    /** Changes a signature so that it may seem to fit. */
    @FunctionalInterface
    interface Doctor {
        /** @param digest of the content as it is now */
        void treat(Element signature, String digest);
    }

    /** A genuine signature. */
    Tampered(Source source, Doctor doctor) {
        this(source, doctor, HandSigned.Making.sealed((draft, scene) -> {}));
    }

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return source.of(right);
    }

    @Override
    public boolean suits(Basis basis) {
        return source == Source.FEDERATION || basis.source() == Source.FEDERATION || basis.source() == source;
    }

    @Override
    public boolean forges() {
        return true;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new Steps(scene);
    }

    private final class Steps implements AssemblySteps {
        private final Scene scene;
        private @Nullable Element overwritten;

        Steps(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void sign(Element element, SigningPlan plan) {
            making.make(SignatureDraft.in(element, plan.key().key()), plan, scene);
        }

        @Override
        public void afterAssertionSigned(Document response, Assembly assembly) {
            Optional<Element> assertion = Elements.child(response.getDocumentElement(), Ns.SAML, "Assertion");
            if (assembly.plan().response()) {
                overwritten =
                        assertion.map(Elements::detach).map(this::overwrite).orElse(null);
                if (overwritten != null && source == Source.BOTH) {
                    treat(overwritten);
                }
            } else {
                assertion.map(this::overwrite).ifPresent(this::treat);
            }
        }

        @Override
        public void afterSigning(Document message, Assembly assembly) {
            Element assertion = overwritten;
            if (assertion == null) {
                return;
            }
            Element response = message.getDocumentElement();
            Element carried = assembly.plan().encrypt() ? assembly.encrypt(assertion) : assertion;
            Elements.child(response, Ns.SAML, assembly.plan().encrypt() ? "EncryptedAssertion" : "Assertion")
                    .ifPresent(right -> Elements.replace(right, carried));
            treat(response);
        }

        private Element overwrite(Element assertion) {
            Element forged = ResponseWriter.write(scene.forgedAssertion().get());
            for (String part : List.of("Subject", "AttributeStatement")) {
                Elements.child(assertion, Ns.SAML, part)
                        .ifPresent(mine -> Elements.child(forged, Ns.SAML, part)
                                .ifPresent(theirs -> Elements.replace(mine, theirs)));
            }
            return assertion;
        }

        private void treat(Element signed) {
            Elements.child(signed, Ns.DS, "Signature")
                    .ifPresent(signature ->
                            doctor.treat(signature, SignatureDraft.base64(SignatureDraft.envelopedDigest(signed))));
        }
    }
}
