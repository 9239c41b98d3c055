package se.sakeratkomst.ehm.pirr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.ehm.animal.AnimalOwner;
import se.sakeratkomst.ehm.animal.ReceptdepaDjur;
import se.sakeratkomst.ehm.animal.Veterinarian;
import se.sakeratkomst.ehm.check.subject.PrescriptionStatus;
import se.sakeratkomst.ehm.nef.NefMessage;
import se.sakeratkomst.ehm.nef.NefMessages;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.testbed.Pem;
import se.sakeratkomst.kit.testbed.TestPki;
import se.sakeratkomst.kit.testbed.TestPki.Holder;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class PirrTest {

    private static final String NEW = "NewPrescriptionAnimal";
    private static final String CANCEL = "MakuleraReceptDjur";
    private static final String VERA = "SE5599990024-VERA";
    private static final Pattern STATUS = Pattern.compile("<AcknowledgementStatus>(\\d)<");
    private static final Pattern CODE = Pattern.compile("<Code>([^<]+)<");

    private final EhmUnderTest ehm;
    private final TestPki pki;
    private final Pirr pirr;
    private final ReceptdepaDjur depot;
    private final LabId lab;
    private final Holder vera;
    private final String set = NefMessages.uuid();
    private final String ref = NefMessages.uuid();

    PirrTest(EhmUnderTest ehm) {
        this.ehm = ehm;
        this.pki = ehm.neighbours().pki();
        this.pirr = ehm.part(Pirr.class);
        this.depot = ehm.part(ReceptdepaDjur.class);
        this.lab = ehm.newLab();
        this.vera = pki.card(lab, VERA, true);
    }

    private static User user(String subject, String role) {
        return new User(
                subject,
                "_assertion",
                "urn:idp",
                "sambi",
                "urn:sp",
                3,
                "loa3",
                List.of(role),
                null,
                List.of(),
                List.of("VT"),
                null,
                null);
    }

    private PirrAnswer call(String service, byte[] document) {
        return call(service, document, user(VERA, "veterinar"));
    }

    private PirrAnswer call(String service, byte[] document, User user) {
        return pirr.callService(
                new PirrCall(lab, "TEST journal system", user, service, SignedMessages.CONTENT_TYPE, document));
    }

    private byte[] message() {
        return NefMessages.xml(NefMessages.prescription(ref, set));
    }

    private static String aperak(PirrAnswer answer) {
        return new String(answer.acknowledgement(), StandardCharsets.UTF_8);
    }

    private static int status(PirrAnswer answer) {
        Matcher status = STATUS.matcher(aperak(answer));
        assertThat(status.find()).isTrue();
        return Integer.parseInt(status.group(1));
    }

    private static List<String> codes(PirrAnswer answer) {
        return CODE.matcher(aperak(answer))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void refused(PirrAnswer answer, String code, String rule) {
        assertThat(codes(answer)).as(aperak(answer)).contains(rule);
        assertThat(status(answer)).isEqualTo(2);
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.code()).isEqualTo(code);
        assertThat(depot.ofSet(lab, set)).isEmpty();
        JsonNode entry = ehm.lastEntry(lab, "ehm.pirr");
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
        assertThat(entry.at("/facts/rules").toString()).contains(rule);
    }

    @Test
    void aPrescriptionSignedByTheVeterinarianIsTakenStoredAndAcknowledged() {
        PirrAnswer answer = call(NEW, SignedMessages.signed(message(), vera));
        assertThat(answer.accepted()).as(aperak(answer)).isTrue();
        assertThat(answer.code()).isEqualTo("0");
        assertThat(status(answer)).isZero();
        assertThat(aperak(answer)).contains("<InterchangeRef>" + ref + "<", "<c:Recipient>" + NefMessages.SENDER + "<");
        assertThat(NefMessages.objectionsToAcknowledgement(answer.acknowledgement()))
                .isEmpty();
        assertThat(depot.ofSet(lab, set)).singleElement().satisfies(stored -> {
            assertThat(stored.status()).isEqualTo(PrescriptionStatus.NEW);
            assertThat(stored.received().interchangeRef()).isEqualTo(ref);
            assertThat(stored.content().veterinarian()).isEqualTo(NefMessages.VERA);
        });
        JsonNode entry = ehm.lastEntry(lab, "ehm.pirr");
        assertThat(entry.path("outcome").asString()).isEqualTo("accepted");
        assertThat(entry.path("raw").asString()).contains("NewPrescriptionMessage");
        assertThat(entry.at("/facts/signer").asString()).isEqualTo(VERA);
        assertThat(entry.path("correlation").toString()).contains(ref, set, "_assertion");
    }

    @Test
    void theCardsPersonIdServesAsWellAndTheOlderSolutionHasNoUser() {
        Holder byNumber = pki.card(lab, "196907072380", true);
        assertThat(call(NEW, SignedMessages.signed(message(), byNumber), null).accepted())
                .isTrue();
    }

    @Test
    void itIsCancelledByTheReferenceOfTheInterchangeThatBroughtIt() {
        call(NEW, SignedMessages.signed(message(), vera));
        byte[] wrong = NefMessages.xml(NefMessages.cancellation(NefMessages.uuid(), NefMessages.uuid(), set));
        PirrAnswer refused = call(CANCEL, SignedMessages.signed(wrong, vera));
        assertThat(codes(refused)).containsExactly("PIRR-REFERENCE");
        byte[] unknown = NefMessages.xml(NefMessages.cancellation(NefMessages.uuid(), ref, NefMessages.uuid()));
        assertThat(codes(call(CANCEL, SignedMessages.signed(unknown, vera)))).containsExactly("PIRR-REFERENCE");
        assertThat(depot.ofSet(lab, set).get(0).status()).isEqualTo(PrescriptionStatus.NEW);

        byte[] right = NefMessages.xml(NefMessages.cancellation(NefMessages.uuid(), ref, set));
        assertThat(call(CANCEL, SignedMessages.signed(right, vera)).accepted()).isTrue();
        assertThat(depot.ofSet(lab, set).get(0).status()).isEqualTo(PrescriptionStatus.CANCELLED_BY_PRESCRIBER);
    }

    @Test
    void theTamperedTwinIsRefused() {
        String part = SignedMessages.part(message(), "UTF-8");
        String signature =
                Base64.getMimeEncoder().encodeToString(SignedMessages.cms(part, vera, "SHA256withECDSA", false));
        String other = SignedMessages.part(
                new String(message(), StandardCharsets.UTF_8)
                        .replace("<NumberOfPackages>1<", "<NumberOfPackages>9<")
                        .getBytes(StandardCharsets.UTF_8),
                "UTF-8");
        refused(call(NEW, SignedMessages.entity(other, signature)), "2", "PIRR-SIGNATURE");
        refused(call(NEW, SignedMessages.entity(part.replace("UTF-8", "utf-8"), signature)), "2", "PIRR-SIGNATURE");
        assertThat(call(NEW, SignedMessages.entity(part, signature)).accepted()).isTrue();
    }

    @Test
    void lineEndsThatATransportHasChangedDoNotBreakTheSignature() {
        byte[] document = new String(SignedMessages.signed(message(), vera), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(call(NEW, document).accepted()).isTrue();
    }

    @Test
    void theBoundaryMayStandInTheCallInsteadOfTheDocument() {
        String whole = new String(SignedMessages.signed(message(), vera), StandardCharsets.ISO_8859_1);
        byte[] body = whole.substring(whole.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        PirrAnswer answer = pirr.callService(new PirrCall(
                lab, "s", null, NEW, "multipart/signed; boundary=\"----TEST-boundary\"; micalg=sha-256", body));
        assertThat(answer.accepted()).as(aperak(answer)).isTrue();
    }

    @Test
    void aSignatureThatIsNoCardsForUnderskriftOfThisLabIsRefused() {
        refused(call(NEW, SignedMessages.signed(message(), pki.card(lab, VERA, false))), "2", "PIRR-SIGNER-KEY");
        refused(
                call(NEW, SignedMessages.signed(message(), pki.card(ehm.newLab(), VERA, true))),
                "2",
                "PIRR-SIGNER-LAB");
        TestPki stranger = new TestPki("http://127.0.0.1:1");
        refused(call(NEW, SignedMessages.signed(message(), stranger.card(lab, VERA, true))), "2", "PIRR-SIGNER-CHAIN");
        refused(
                call(NEW, SignedMessages.signed(message(), pki.card(lab, "SE5599990024-NOBODY", true))),
                "2",
                "PIRR-SIGNER-PERSON");
        pki.revoke(vera.certificate());
        refused(call(NEW, SignedMessages.signed(message(), vera)), "2", "PIRR-SIGNER-REVOKED");
    }

    @Test
    void theLabsClockDecidesWhetherTheCardIsValid() {
        ehm.control("PUT", "/admin/labs/" + lab + "/clock", "{\"mode\":\"frozen\",\"at\":\"2031-01-01T10:00:00Z\"}");
        refused(call(NEW, SignedMessages.signed(message(), vera)), "2", "PIRR-SIGNER-VALIDITY");
    }

    @Test
    void somebodyElsesSignatureOrLoginIsRefused() {
        Holder anna = pki.card(lab, "SE5599990008-ANNA", true);
        refused(call(NEW, SignedMessages.signed(message(), anna), null), "2", "PIRR-SIGNER-PERSON");
        byte[] document = SignedMessages.signed(message(), vera);
        refused(call(NEW, document, user("SE5599990008-ANNA", "veterinar")), "4", "PIRR-USER");
        refused(call(NEW, document, user(VERA, "forskrivare")), "4", "PIRR-USER");
    }

    @Test
    void aWeakDigestSeveralOrNoSignersAndAnAttachedContentAreRefused() {
        String part = SignedMessages.part(message(), "UTF-8");
        refused(call(NEW, SignedMessages.entity(part, vera, "SHA1withECDSA")), "2", "PIRR-SIGNATURE");
        byte[] attached = SignedMessages.cms(part, vera, "SHA256withECDSA", true);
        refused(
                call(NEW, SignedMessages.entity(part, Base64.getMimeEncoder().encodeToString(attached))),
                "2",
                "PIRR-SIGNATURE");
        refused(call(NEW, SignedMessages.entity(part, "TEST")), "2", "PIRR-SIGNATURE");
        refused(call(NEW, SignedMessages.entity(part, "=")), "1", "PIRR-MIME");
    }

    @Test
    void whatIsNoSuchEntityIsRefused() {
        refused(call(NEW, message()), "1", "PIRR-MIME");
        refused(call(NEW, new byte[0]), "1", "PIRR-MIME");
        String whole = new String(SignedMessages.signed(message(), vera), StandardCharsets.ISO_8859_1);
        refused(
                call(
                        NEW,
                        whole.replace("pkcs7-signature; name", "octet-stream; name")
                                .getBytes(StandardCharsets.ISO_8859_1)),
                "1",
                "PIRR-MIME");
        refused(
                call(NEW, whole.substring(0, whole.length() - 6).getBytes(StandardCharsets.ISO_8859_1)),
                "1",
                "PIRR-MIME");
        refused(call(NEW, new byte[1_000_000]), "1", "PIRR-SIZE");
        refused(
                pirr.callService(new PirrCall(lab, "s", null, NEW, "application/xml", message())),
                "3",
                "PIRR-CONTENT-TYPE");
    }

    @Test
    void thereAreTwoServicesAndEachHasItsMessage() {
        byte[] document = SignedMessages.signed(message(), vera);
        refused(call("NewPrescription", document), "3", "PIRR-SERVICE");
        refused(call(CANCEL, document), "3", "PIRR-SERVICE");
    }

    @Test
    void aDoctypeAWrongCharsetAndAnOversizeMessageAreRefusedThoughSigned() {
        String text = new String(message(), StandardCharsets.UTF_8);
        byte[] doctype = text.replaceFirst(
                        "\\?>\n", "?><!DOCTYPE Interchange [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                .getBytes(StandardCharsets.UTF_8);
        refused(call(NEW, SignedMessages.signed(doctype, vera)), "1", "NEF-DOCTYPE");
        refused(
                call(NEW, SignedMessages.entity(SignedMessages.part(message(), "ISO-8859-1"), vera, "SHA256withECDSA")),
                "1",
                "NEF-CHARSET");
        byte[] large = (text + " ".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        refused(call(NEW, SignedMessages.signed(large, vera)), "1", "NEF-SIZE");
    }

    @Test
    void anInterchangeIsTakenOnceAndOneThatWasRefusedMayBeMended() {
        NefMessage.NewPrescription bad = new NefMessage.NewPrescription(
                NefMessages.header(ref),
                List.of(NefMessages.row(set, 1, new AnimalOwner("199001012384", null, null, "Ingen"))));
        PirrAnswer refused = call(NEW, SignedMessages.signed(NefMessages.xml(bad), vera));
        refused(refused, "0", "P.001");
        byte[] document = SignedMessages.signed(message(), vera);
        assertThat(call(NEW, document).accepted()).isTrue();
        PirrAnswer again = call(NEW, document);
        assertThat(codes(again)).containsExactly("PIRR-REPLAY");
        byte[] sameRef = NefMessages.xml(NefMessages.prescription(ref, NefMessages.uuid()));
        assertThat(codes(call(NEW, SignedMessages.signed(sameRef, vera)))).containsExactly("PIRR-REPLAY");
        byte[] sameSet = NefMessages.xml(NefMessages.prescription(NefMessages.uuid(), set));
        assertThat(codes(call(NEW, SignedMessages.signed(sameSet, vera)))).containsExactly("U.002");
        assertThat(depot.ofSet(lab, set)).hasSize(1);
    }

    @Test
    void theControlTableObjectsInTheAcknowledgement() {
        Veterinarian physician = new Veterinarian("9000027", "LK", "Vera", "Testveterinär", null, null);
        NefMessage.NewPrescription wrong = new NefMessage.NewPrescription(
                NefMessages.header(ref),
                List.of(
                        NefMessages.row(set, 1, NefMessages.TORE, physician, depot.today(lab)),
                        NefMessages.row(set, 2, NefMessages.TORE, physician, depot.today(lab))));
        PirrAnswer answer = call(NEW, SignedMessages.signed(NefMessages.xml(wrong), vera));
        refused(answer, "0", "TEST-DJUR.001");
        assertThat(codes(answer)).contains("F.002");
        assertThat(aperak(answer)).contains("<Place>row 2</Place>", "Förskrivaren är inte veterinär");
    }

    @Test
    void aRegisterThatDoesNotAnswerStopsTheMessage() {
        ehm.control("PUT", "/admin/labs/" + lab + "/nll/registers", "{\"silent\":[\"VARA\"]}");
        refused(call(NEW, SignedMessages.signed(message(), vera)), "9", "PIRR-UNAVAILABLE");
        ehm.control("PUT", "/admin/labs/" + lab + "/nll/registers", "{\"silent\":[]}");
        assertThat(call(NEW, SignedMessages.signed(message(), vera)).accepted()).isTrue();
    }

    @Test
    void ofTwentyAtOnceOneIsTaken() throws Exception {
        byte[] document = SignedMessages.signed(message(), vera);
        ExecutorService systems = Executors.newFixedThreadPool(8);
        try {
            List<Callable<PirrAnswer>> calls = IntStream.range(0, 20)
                    .<Callable<PirrAnswer>>mapToObj(number -> () -> call(NEW, document))
                    .toList();
            List<String> rules = new ArrayList<>();
            int taken = 0;
            for (Future<PirrAnswer> each : systems.invokeAll(calls)) {
                taken += each.get().accepted() ? 1 : 0;
                rules.addAll(codes(each.get()));
            }
            assertThat(taken).isEqualTo(1);
            assertThat(rules).hasSize(19).containsOnly("PIRR-REPLAY");
            assertThat(depot.ofSet(lab, set)).hasSize(1);
        } finally {
            systems.shutdownNow();
        }
    }

    @Test
    void aResetForgetsWhichInterchangesWereTaken() {
        byte[] document = SignedMessages.signed(message(), vera);
        assertThat(call(NEW, document).accepted()).isTrue();
        JsonNode snapshot = ehm.control("GET", "/admin/labs/" + lab + "/snapshot", "");
        Interchanges interchanges = ehm.part(Interchanges.class);
        interchanges.clear(lab);
        depot.clear(lab);
        assertThat(call(NEW, document).accepted()).isTrue();
        interchanges.clear(lab);
        interchanges.restore(lab, snapshot.findValue("pirrInterchanges"));
        assertThat(codes(call(NEW, document))).containsExactly("PIRR-REPLAY");
    }

    @Test
    void opensslVerifiesTheVeryBytesAndSignsOthersThatAreTaken(@TempDir Path folder) throws Exception {
        assumeThat(openssl(folder, "version")).isZero();
        Path trust = Files.writeString(folder.resolve("trust.pem"), Pem.of(pki.trusted()));
        Path signed = Files.write(folder.resolve("recept.eml"), SignedMessages.signed(message(), vera));
        String verify = "cms -verify -inform SMIME -CAfile " + trust + " -out " + folder.resolve("out") + " -in ";
        assertThat(openssl(folder, verify + signed)).isZero();
        byte[] tampered = new String(Files.readAllBytes(signed), StandardCharsets.ISO_8859_1)
                .replace("charset=UTF-8", "charset=utf-8")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(openssl(folder, verify + Files.write(folder.resolve("twin.eml"), tampered)))
                .isNotZero();

        Files.write(
                folder.resolve("part"), SignedMessages.part(message(), "UTF-8").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("chain.pem"), Pem.of(vera.chain()));
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(vera.key().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        assertThat(openssl(
                        folder,
                        "cms -sign -md sha256 -outform SMIME -in " + folder.resolve("part") + " -signer "
                                + folder.resolve("chain.pem") + " -inkey " + folder.resolve("key.pem") + " -out "
                                + folder.resolve("signed.eml")))
                .isZero();
        PirrAnswer answer = call(NEW, Files.readAllBytes(folder.resolve("signed.eml")));
        assertThat(answer.accepted()).as(aperak(answer)).isTrue();
    }

    private static int openssl(Path folder, String arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("openssl.txt").toFile())
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
