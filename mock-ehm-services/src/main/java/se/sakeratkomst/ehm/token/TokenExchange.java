package se.sakeratkomst.ehm.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.assertion.AssertionText;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.override.Overriding;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.lab.LabId;

/** One token request, and what is learned about it while it is handled: the journal gets all of it, without secrets. */
final class TokenExchange {

    private final LabId lab;
    private final CallingSystem system;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private @Nullable String clientId;
    private @Nullable EService service;
    private @Nullable String grant;
    private @Nullable Element assertion;
    private @Nullable User user;
    private AccessTokens.@Nullable Issued issued;
    private boolean supplemented;
    private @Nullable Overriding overriding;
    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

    TokenExchange(LabId lab, CallingSystem system) {
        this.lab = lab;
        this.system = system;
    }

    LabId lab() {
        return lab;
    }

    CallingSystem system() {
        return system;
    }

    void sent(Form form) {
        form.names().forEach(name -> parameters.put(name, "[not shown]"));
        form.value("grant_type").ifPresent(value -> parameters.put("grant_type", value));
        form.value("scope").ifPresent(value -> parameters.put("scope", value));
        form.value("token_type_hint").ifPresent(value -> parameters.put("token_type_hint", value));
    }

    Map<String, String> parameters() {
        return parameters;
    }

    void claims(String id) {
        this.clientId = id;
    }

    Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    void by(EService caller) {
        this.service = caller;
    }

    Optional<EService> service() {
        return Optional.ofNullable(service);
    }

    void asksFor(String grantType) {
        this.grant = grantType;
    }

    Optional<String> grant() {
        return Optional.ofNullable(grant);
    }

    void presents(Element element) {
        this.assertion = element;
    }

    Optional<Element> assertion() {
        return Optional.ofNullable(assertion);
    }

    Optional<String> assertionId() {
        return assertion().flatMap(AssertionText::id).or(() -> user().map(User::assertionId));
    }

    void supplemented() {
        this.supplemented = true;
    }

    boolean isSupplemented() {
        return supplemented;
    }

    void provedToBe(User proved) {
        this.user = proved;
    }

    Optional<User> user() {
        return Optional.ofNullable(user);
    }

    void got(AccessTokens.Issued token) {
        this.issued = token;
    }

    Optional<AccessTokens.Issued> issued() {
        return Optional.ofNullable(issued);
    }

    /** What a mapping of the lab answers instead of the service. */
    Optional<Overriding> overriding() {
        return Optional.ofNullable(overriding);
    }

    void overriddenBy(Overriding answer) {
        this.overriding = answer;
    }

    /** Which token is looked into or taken back, by what names it and never by itself. */
    void concerns(String kind, String key) {
        fact("tokenType", kind);
        fact(kind.equals("access_token") ? "jti" : "refreshTokenSha256", key);
    }

    void fact(String name, @Nullable Object value) {
        facts.put(name, value);
    }

    Map<String, @Nullable Object> facts() {
        return facts;
    }
}
