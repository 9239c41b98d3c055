package se.sakeratkomst.metadata.feed;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.saml.federation.FederationProfile;

/**
 * Where the feed is fetched.
 *
 * @see "Kantara eGov 2.0 implementation profile: metadata over HTTP with ETag (SAMBI-028)"
 */
@RestController
public final class FeedController {

    private static final MediaType METADATA = MediaType.parseMediaType("application/samlmetadata+xml");

    private final Feeds feeds;
    private final Journal journal;

    public FeedController(Feeds feeds, Journal journal) {
        this.feeds = feeds;
        this.journal = journal;
    }

    @GetMapping("/{federation:sambi|sweden-connect}/metadata.xml")
    ResponseEntity<byte[]> feed(@PathVariable String federation, ServletWebRequest web) {
        HttpServletRequest request = web.getRequest();
        LabId lab = CurrentLab.of(request);
        FederationProfile profile = NamedFederation.of(federation);
        SignedFeed feed = feeds.current(lab, profile);
        boolean unchanged = web.checkNotModified(feed.etag(), feed.signed().toEpochMilli());
        journal.append(
                lab,
                Note.of("feed.fetched")
                        .from(request.getHeader("User-Agent"))
                        .to(feeds.operator(profile))
                        .protocol("SAML metadata")
                        .correlation(feed.etag())
                        .summary(unchanged ? "The reader has the current feed" : "The feed was given out")
                        .fact("federation", federation)
                        .fact("userAgent", request.getHeader("User-Agent"))
                        .fact("remoteAddress", request.getRemoteAddr())
                        .fact("conditional", request.getHeader("If-None-Match") != null)
                        .fact("status", unchanged ? 304 : 200)
                        .accepted());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(unchanged ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(feed.etag())
                .lastModified(feed.signed())
                .cacheControl(CacheControl.noCache());
        return unchanged ? answer.build() : answer.contentType(METADATA).body(feed.content());
    }

    @GetMapping(value = "/{federation:sambi|sweden-connect}/operator.pem", produces = "application/x-pem-file")
    String operator(@PathVariable String federation, HttpServletRequest request) {
        return feeds.operator(CurrentLab.of(request), NamedFederation.of(federation))
                .pem();
    }
}
