package se.sakeratkomst.idp.deviation;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.Assembly.Recipient;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.SignatureDraft;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** One bit of what CBC encrypted is flipped, in a Response that no signature protects. */
record BitFlip(Where where) implements Deviation {
    private static final int BLOCK = 16;

    /** Which bit. */
    enum Where {
        /** In the first block after the initialisation vector. */
        FIRST_BLOCK,
        /** In the last block but one, which flips the same bit of the padding. */
        LAST_BLOCK,
        /** In the encrypted key. */
        KEY;

        private int position(int length) {
            return switch (this) {
                case FIRST_BLOCK -> BLOCK;
                case LAST_BLOCK -> length - BLOCK - 1;
                case KEY -> length - 1;
            };
        }
    }

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return Source.ASSERTION.of(right).withEncrypt(true);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.encryption() != Secrecy.PLAIN
                && (basis.source() == Source.FEDERATION || basis.source() == Source.ASSERTION);
    }

    @Override
    public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
        return Needs.encryptionKey(sp);
    }

    @Override
    public Optional<Recipient> recipient(Optional<Recipient> right, Scene scene) {
        return right.map(to -> new Recipient(to.certificate(), to.methods().withBlock(EncryptionMethods.AES256_CBC)));
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new AssemblySteps() {
            @Override
            public void afterEncryption(Document response, Assembly assembly) {
                List<Element> values = Elements.descendants(response.getDocumentElement(), Ns.XENC, "CipherValue");
                flip(values.get(where == Where.KEY ? 0 : values.size() - 1));
            }
        };
    }

    private void flip(Element value) {
        byte[] bytes = Base64.getMimeDecoder().decode(value.getTextContent());
        bytes[where.position(bytes.length)] ^= 1;
        value.setTextContent(SignatureDraft.base64(bytes));
    }
}
