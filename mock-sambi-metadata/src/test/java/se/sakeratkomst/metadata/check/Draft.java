package se.sakeratkomst.metadata.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.Sample;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.SpMetadata;

/** Metadata in which nothing is wrong yet. */
record Draft(FederationProfile federation, String xml, Sender.Way way, UnaryOperator<Submission> circumstances) {

    static Draft sp(FederationProfile federation) {
        return of(federation, Sample.serviceProvider("https://sp.example.se", federation));
    }

    static Draft of(FederationProfile federation, SpMetadata metadata) {
        return new Draft(federation, Sample.xml(metadata), Sender.Way.post, UnaryOperator.identity());
    }

    static Draft idp(FederationProfile federation) {
        return new Draft(
                federation,
                Sample.xml(Sample.identityProvider("https://idp.example.se", federation)),
                Sender.Way.control,
                UnaryOperator.identity());
    }

    /** Every occurrence of a text exchanged for another; it must be there. */
    Draft replace(String text, String by) {
        if (!xml.contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is not in " + xml);
        }
        return with(xml.replace(text, by));
    }

    /** The first occurrence only. */
    Draft replaceFirst(String regex, String by) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(xml);
        if (!matcher.find()) {
            throw new IllegalArgumentException("'" + regex + "' is not in " + xml);
        }
        return with(xml.substring(0, matcher.start()) + by + xml.substring(matcher.end()));
    }

    /** Without any element of that name whose start tag has {@code having} in it. */
    Draft without(String element, String having) {
        String pattern = "<" + element + "\\b[^>]*" + Pattern.quote(having) + "[^>]*?(/>|>.*?</" + element + ">)";
        String rest = Pattern.compile(pattern, Pattern.DOTALL).matcher(xml).replaceAll("");
        if (rest.equals(xml)) {
            throw new IllegalArgumentException("<" + element + " " + having + "> is not in " + xml);
        }
        return with(rest);
    }

    Draft without(String element) {
        return without(element, "");
    }

    /** With more directly after the start tag of the first such element. */
    Draft inside(String element, String more) {
        Matcher matcher = Pattern.compile("<" + element + "\\b[^>]*>").matcher(xml);
        if (!matcher.find()) {
            throw new IllegalArgumentException("<" + element + "> is not in " + xml);
        }
        return with(xml.substring(0, matcher.end()) + more + xml.substring(matcher.end()));
    }

    /** With another entity category, in the attribute there is. */
    Draft category(String uri) {
        return inside("saml2:Attribute", "<saml2:AttributeValue>" + uri + "</saml2:AttributeValue>");
    }

    Draft with(String otherXml) {
        return new Draft(federation, otherXml, way, circumstances);
    }

    Draft by(Sender.Way other) {
        return new Draft(federation, xml, other, circumstances);
    }

    Draft when(UnaryOperator<Submission> more) {
        return new Draft(federation, xml, way, submission -> more.apply(circumstances.apply(submission)));
    }

    Submission submission() {
        return submission(Optional.empty());
    }

    Submission submission(Optional<Role> publishedAs) {
        return circumstances.apply(new Submission(
                LabId.DEFAULT,
                federation,
                Examination.read(xml.getBytes(StandardCharsets.UTF_8)),
                new Sender(way, "test"),
                publishedAs));
    }
}
