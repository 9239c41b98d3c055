package se.sakeratkomst.ehm.soap;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.xml.transform.dom.DOMSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import se.sakeratkomst.ehm.soap.contract.Contracts;
import se.sakeratkomst.ehm.soap.contract.Descriptions;
import se.sakeratkomst.ehm.soap.contract.Operation;

/** The services behind the door; read and built when the first call comes. */
final class SoapServices {

    private record Parts(
            Descriptions descriptions, Offers offers, Map<String, Answering> answers, AnswerWriter writer) {}

    private final FutureTask<Parts> parts;

    SoapServices(Supplier<List<Desk>> desks, boolean zoned) {
        this.parts = new FutureTask<>(() -> {
            Contracts contracts = Contracts.load();
            Map<String, Answering> answers = new HashMap<>();
            desks.get().forEach(desk -> answers.putAll(desk.answers()));
            Offers offers = Offers.load();
            if (!answers.keySet().equals(offers.names())) {
                throw new IllegalStateException(
                        "offered.txt offers " + offers.names() + ", but answered are " + answers.keySet());
            }
            return new Parts(
                    new Descriptions(contracts), offers, Map.copyOf(answers), new AnswerWriter(contracts, zoned));
        });
    }

    private Parts get() {
        parts.run();
        try {
            return parts.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the version 17 services were loading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The version 17 services could not be built", e.getCause());
        }
    }

    Contracts contracts() {
        return get().descriptions().contracts();
    }

    Descriptions descriptions() {
        return get().descriptions();
    }

    Offers offers() {
        return get().offers();
    }

    /** @throws SoapRefusal when the message does not follow its schema */
    void requireValid(Operation operation, Element payload) {
        try {
            descriptions().compiled(operation).newValidator().validate(new DOMSource(payload));
        } catch (SAXParseException e) {
            throw SoapRefusal.of(
                    SoapRefusal.Why.INVALID,
                    "V17-SCHEMA",
                    "holding the message against its schema",
                    String.valueOf(e.getMessage()),
                    "a message by " + operation.schemaFile(),
                    "Compare the message with the schema that the WSDL imports.");
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("The message could not be held against its schema", e);
        }
    }

    byte[] answer(SoapCall call, Operation operation, Element payload) {
        Answering answering = get().answers().get(operation.name());
        if (answering == null) {
            throw new IllegalStateException(operation.name() + " is offered and has no answer");
        }
        return Envelope.around(get().writer().write(operation, answering.answer(call, new Fields(payload))));
    }
}
