package se.sakeratkomst.certify.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.Verdict;

/** The run as JUnit XML: a fail is a failure, what could not be judged is an error, what does not apply is skipped. */
public final class JunitReport {
    private JunitReport() {}

    public static byte[] of(RunSummary run) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "TEST certification of " + run.vendor());
            xml.writeAttribute("tests", String.valueOf(run.judgements().size()));
            xml.writeAttribute("failures", String.valueOf(run.count(Verdict.FAIL)));
            xml.writeAttribute("errors", String.valueOf(run.count(Verdict.INCONCLUSIVE)));
            xml.writeAttribute(
                    "skipped", String.valueOf(run.count(Verdict.NOT_APPLICABLE) + run.count(Verdict.MANUAL)));
            xml.writeAttribute("time", seconds(run.took()));
            xml.writeAttribute("timestamp", run.began().toString());
            for (Judgement judgement : run.judgements()) {
                write(xml, judgement);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("write JUnit XML", e);
        }
        return out.toByteArray();
    }

    private static void write(XMLStreamWriter xml, Judgement judgement) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", judgement.feature());
        xml.writeAttribute("name", judgement.id() + " – " + judgement.scenario());
        xml.writeAttribute("time", seconds(judgement.took()));
        switch (judgement.verdict()) {
            case PASS -> {}
            case FAIL -> element(xml, "failure", judgement);
            case INCONCLUSIVE -> element(xml, "error", judgement);
            case NOT_APPLICABLE, MANUAL -> element(xml, "skipped", judgement);
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, Judgement judgement) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("message", clean(judgement.verdict().english() + ": " + judgement.reason()));
        xml.writeCharacters(clean(String.join("\n", judgement.hops())));
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for most control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
