package se.sakeratkomst.idp.request;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;

/** A request is not fulfilled; where sender and ACS can be trusted, they are answered with an error Response. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Whom to answer.
     *
     * @param inResponseTo the request's ID
     * @param status the top-level status
     * @param secondaryStatus the second-level status
     */
    public record Answer(
            EntityDescriptor sp,
            SpRole role,
            String acsUrl,
            String answerBinding,
            Optional<String> relayState,
            String inResponseTo,
            String status,
            String secondaryStatus) {}

    private final transient List<Finding> findings;
    private final transient Optional<Answer> answer;
    private final transient Optional<EntityDescriptor> sender;

    private final transient List<Difference> differences;

    RequestRefused(List<Finding> findings, Optional<Answer> answer, Optional<EntityDescriptor> sender) {
        this(findings, answer, sender, List.of());
    }

    RequestRefused(
            List<Finding> findings,
            Optional<Answer> answer,
            Optional<EntityDescriptor> sender,
            List<Difference> differences) {
        super(findings.get(0).sentence());
        this.findings = List.copyOf(findings);
        this.answer = answer;
        this.sender = sender;
        this.differences = List.copyOf(differences);
    }

    /** Why. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whom to answer; empty when nobody can be trusted with an answer. */
    public Optional<Answer> answer() {
        return answer;
    }

    /** How the request differs from the metadata; empty when there is nothing to compare with. */
    public List<Difference> differences() {
        return differences;
    }

    /** The sender's entity in the feed, where it has one. */
    public Optional<EntityDescriptor> sender() {
        return sender;
    }
}
