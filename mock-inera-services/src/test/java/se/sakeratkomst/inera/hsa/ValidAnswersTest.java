package se.sakeratkomst.inera.hsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.ls.LSInput;
import se.sakeratkomst.inera.testbed.HandedOutContract;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;

/** What is answered about every person of the catalogue is valid against the schemas that are handed out, by the JDK's judgement. */
@ExtendWith(RunsInera.class)
class ValidAnswersTest {

    private static Stream<HsaCaller.Service> services() {
        return Stream.of(HsaCaller.CREDENTIALS, HsaCaller.EMPLOYEE_3, HsaCaller.EMPLOYEE_4);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyPersonsAnswerIsValid(HsaCaller.Service service, IneraUnderTest inera) throws Exception {
        HsaCaller caller = HsaCaller.in(inera, LabId.DEFAULT);
        HandedOutContract contract = HandedOutContract.fetched(caller, inera.base(LabId.DEFAULT), service);
        Schema schema = schema(List.copyOf(contract.schemas().values()), service.message());
        List<TestPerson> everybody = inera.bean(People.class).all(LabId.DEFAULT);
        for (TestPerson person : everybody) {
            Element answer = caller.ask(
                    service, "<m:personalIdentityNumber>" + person.personalId() + "</m:personalIdentityNumber>");
            assertThat(HsaCaller.children(answer))
                    .as(person.id())
                    .hasSize(person.employments().size());
            assertThatCode(() -> schema.newValidator().validate(new DOMSource(answer)))
                    .as(person.id())
                    .doesNotThrowAnyException();
        }
        assertThat(everybody).hasSizeGreaterThan(5);
    }

    /** In one go, imports resolved among themselves by namespace. */
    private static Schema schema(List<Document> documents, String message) throws Exception {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setResourceResolver(
                (type, namespace, publicId, systemId, base) -> input(documents, namespace, systemId));
        return factory.newSchema(new DOMSource(of(documents, message), message));
    }

    private static Document of(List<Document> documents, String namespace) {
        return documents.stream()
                .filter(document -> document.getDocumentElement()
                        .getAttribute("targetNamespace")
                        .equals(namespace))
                .findFirst()
                .orElseThrow();
    }

    private static LSInput input(List<Document> documents, String namespace, String systemId) {
        Document found = of(documents, namespace);
        var ls = (org.w3c.dom.ls.DOMImplementationLS) found.getImplementation();
        LSInput input = ls.createLSInput();
        input.setSystemId(systemId);
        input.setStringData(ls.createLSSerializer().writeToString(found));
        return input;
    }
}
