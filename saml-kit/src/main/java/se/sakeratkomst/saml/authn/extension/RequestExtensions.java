package se.sakeratkomst.saml.authn.extension;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.authn.extension.PrincipalSelection.MatchValue;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** The extensions of an AuthnRequest; what is not understood is as if it were not there. */
public record RequestExtensions(
        Optional<PrincipalSelection> principalSelection,
        Optional<UserMessage> userMessage,
        Optional<SignMessage> signMessage,
        Optional<SadRequest> sadRequest) {

    public static final RequestExtensions NONE =
            new RequestExtensions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Reads what stands in samlp:Extensions of a request. */
    public static RequestExtensions read(Element request) {
        return Elements.child(request, Ns.SAMLP, "Extensions")
                .map(extensions -> new RequestExtensions(
                        Elements.child(extensions, Ns.PSC, "PrincipalSelection").map(RequestExtensions::selection),
                        Elements.child(extensions, Ns.UMSG, "UserMessage").map(RequestExtensions::userMessage),
                        Elements.child(extensions, Ns.CSIG, "SignMessage").map(RequestExtensions::signMessage),
                        Elements.child(extensions, Ns.SAP, "SADRequest").map(RequestExtensions::sadRequest)))
                .orElse(NONE);
    }

    private static PrincipalSelection selection(Element element) {
        return new PrincipalSelection(Elements.children(element, Ns.PSC, "MatchValue").stream()
                .map(value -> new MatchValue(
                        Elements.attr(value, "Name").orElse(""),
                        Elements.text(value).strip()))
                .toList());
    }

    private static UserMessage userMessage(Element element) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Element message : Elements.children(element, Ns.UMSG, "Message")) {
            decoded(message).ifPresent(text -> texts.putIfAbsent(message.getAttributeNS(Ns.XML, "lang"), text));
        }
        return new UserMessage(Elements.attr(element, "mimeType").orElse(UserMessage.PLAIN), texts);
    }

    private static SignMessage signMessage(Element element) {
        return new SignMessage(
                Elements.flag(element, "MustShow").orElse(false),
                Elements.attrOrNull(element, "DisplayEntity"),
                Elements.attr(element, "MimeType").orElse(SignMessage.TEXT),
                Elements.child(element, Ns.CSIG, "Message").flatMap(RequestExtensions::decoded));
    }

    private static SadRequest sadRequest(Element element) {
        return new SadRequest(
                Elements.attr(element, "ID").orElse(""),
                Elements.childText(element, Ns.SAP, "RequesterID").orElse(""),
                Elements.childText(element, Ns.SAP, "SignRequestID").orElse(""),
                Elements.childText(element, Ns.SAP, "DocCount")
                        .map(String::strip)
                        .filter(count -> count.matches("[0-9]{1,6}"))
                        .map(Integer::parseInt)
                        .orElse(-1),
                Elements.childText(element, Ns.SAP, "RequestedVersion").orElse("1.0"));
    }

    private static Optional<String> decoded(Element base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(Elements.text(base64).replaceAll("\\s", ""));
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Writes them into a request that is not signed yet, where the schema wants them: after Issuer. */
    public void appendTo(Document request) {
        Element root = request.getDocumentElement();
        Element extensions = Elements.create(request, Ns.SAMLP, "Extensions");
        Optional<Node> after = Elements.child(root, Ns.SAML, "Issuer").map(Node::getNextSibling);
        root.insertBefore(extensions, after.orElse(null));
        principalSelection.ifPresent(selection -> {
            Element element = Elements.append(extensions, Ns.PSC, "PrincipalSelection");
            selection
                    .matchValues()
                    .forEach(match -> Elements.set(
                            Elements.append(element, Ns.PSC, "MatchValue", match.value()), "Name", match.name()));
        });
        userMessage.ifPresent(message -> {
            Element element = Elements.append(extensions, Ns.UMSG, "UserMessage");
            Elements.set(element, "mimeType", message.mimeType());
            message.texts()
                    .forEach((language, text) -> Elements.append(element, Ns.UMSG, "Message", encoded(text))
                            .setAttributeNS(Ns.XML, "xml:lang", language));
        });
        signMessage.ifPresent(message -> {
            Element element = Elements.append(extensions, Ns.CSIG, "SignMessage");
            Elements.set(element, "MustShow", String.valueOf(message.mustShow()));
            Elements.set(element, "DisplayEntity", message.displayEntity());
            Elements.set(element, "MimeType", message.mimeType());
            message.text().ifPresent(text -> Elements.append(element, Ns.CSIG, "Message", encoded(text)));
        });
        sadRequest.ifPresent(sad -> {
            Element element = Elements.append(extensions, Ns.SAP, "SADRequest");
            Elements.set(element, "ID", sad.id());
            Elements.append(element, Ns.SAP, "RequesterID", sad.requesterId());
            Elements.append(element, Ns.SAP, "SignRequestID", sad.signRequestId());
            Elements.append(element, Ns.SAP, "DocCount", String.valueOf(sad.docCount()));
            Elements.append(element, Ns.SAP, "RequestedVersion", sad.requestedVersion());
        });
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with another principal selection, by attribute names and values. */
    public RequestExtensions withPrincipal(String name, String value) {
        return new RequestExtensions(
                Optional.of(new PrincipalSelection(List.of(new MatchValue(name, value)))),
                userMessage,
                signMessage,
                sadRequest);
    }

    /** The same with another user message. */
    public RequestExtensions withUserMessage(UserMessage message) {
        return new RequestExtensions(principalSelection, Optional.of(message), signMessage, sadRequest);
    }

    /** The same with another sign message. */
    public RequestExtensions withSignMessage(SignMessage message) {
        return new RequestExtensions(principalSelection, userMessage, Optional.of(message), sadRequest);
    }

    /** The same with another request for signature activation data. */
    public RequestExtensions withSadRequest(SadRequest request) {
        return new RequestExtensions(principalSelection, userMessage, signMessage, Optional.of(request));
    }
}
