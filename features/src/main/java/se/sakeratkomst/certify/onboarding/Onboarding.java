package se.sakeratkomst.certify.onboarding;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.steps.CertificationEngine;
import se.sakeratkomst.certify.steps.Party;
import se.sakeratkomst.certify.vendor.SpMetadataSource;
import se.sakeratkomst.certify.vendor.VendorFile;
import tools.jackson.databind.JsonNode;

/**
 * Makes a vendor system known to the sandbox, and hands it what it needs. It can be done again at any time: what is there
 * and still right is kept.
 */
public final class Onboarding {
    private static final String FHIR = "/fhir-server/fhir";
    private static final String TOKEN = "/oauth2/api/oauth/token";

    private final VendorFile vendor;
    private final SandboxClient sandbox;
    private final CredentialsFolder folder;

    public Onboarding(VendorFile vendor, SandboxClient sandbox, Path credentials) {
        this.vendor = vendor;
        this.sandbox = sandbox;
        this.folder = new CredentialsFolder(credentials);
    }

    /** The trust that the system needs before it can be asked anything: roots, and the operators' certificates, present and next. */
    public List<Path> handTrust() {
        List<Path> files = new ArrayList<>();
        files.add(folder.put("trust.pem", sandbox.cards().trust(), false));
        for (String federation : vendor.federations().keySet()) {
            files.add(folder.put(
                    "operator-" + federation + ".pem",
                    sandbox.fetch(Service.METADATA, "/" + federation + "/operator.pem"),
                    false));
            files.add(folder.put(
                    "operator-" + federation + "-next.pem",
                    sandbox.fetch(Service.METADATA, "/" + federation + "/operator-next.pem"),
                    false));
        }
        files.add(folder.put("sandbox.json", addresses(), false));
        return files;
    }

    /** The client certificate; one that lies there, is valid and comes from this lab is kept. */
    public List<Path> handClientCertificate() {
        if (folder.usableClientCertificate(sandbox.roots()).isPresent()) {
            return List.of(folder.path().resolve("client.p12"), folder.path().resolve("client.p12.password"));
        }
        ClientCertificates.Issued issued = new ClientCertificates(sandbox)
                .issue(
                        vendor.organisation().name(),
                        "TEST " + vendor.name(),
                        vendor.organisation().hsaId());
        return List.of(
                folder.put("client.p12", issued.store(), true),
                folder.put("client.p12.password", issued.password(), true));
    }

    /** Registers the system in the federations, from the metadata that it publishes. */
    public List<String> register() {
        HttpClient http = sandbox.http(CertificationEngine.vendorRoots(vendor));
        SpMetadataSource metadata = new SpMetadataSource(vendor, http);
        List<String> entityIds = new ArrayList<>();
        Map<String, Object> clients = new LinkedHashMap<>();
        for (String federation : vendor.federations().keySet().stream().sorted().toList()) {
            SpMetadataSource.Found found = metadata.in(federation);
            sandbox.hand(
                    Service.METADATA,
                    "/" + federation + "/entities",
                    "application/samlmetadata+xml",
                    found.xml().getBytes(StandardCharsets.UTF_8));
            entityIds.add(found.entity().entityId());
            clients.put(federation, client(federation, found.entity().entityId()));
        }
        folder.put("ehm-client.json", pretty(ehmClient(clients)), true);
        return entityIds;
    }

    /** Everything that a vendor system gets. */
    public List<Path> all() {
        List<Path> files = new ArrayList<>(handTrust());
        files.addAll(handClientCertificate());
        register();
        files.add(folder.path().resolve("ehm-client.json"));
        return files;
    }

    private Map<String, Object> client(String federation, String entityId) {
        JsonNode made = sandbox.control(Service.EHM)
                .put(
                        "/admin/labs/" + sandbox.lab() + "/e-services",
                        Map.of("entityId", entityId, "name", vendor.name(), "federation", federation));
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("entityId", entityId);
        client.put("clientId", Json.text(made, "clientId"));
        client.put("clientSecret", Json.text(made, "clientSecret"));
        client.put("sharedSecret", Json.text(made, "sharedSecret"));
        return client;
    }

    private Map<String, Object> ehmClient(Map<String, Object> clients) {
        String base = sandbox.addresses().url(Service.EHM, sandbox.lab()).toString();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tokenUrl", base + TOKEN);
        document.put("fhirUrl", base + FHIR);
        document.put("federations", clients);
        return document;
    }

    private byte[] addresses() {
        String metadata =
                sandbox.addresses().url(Service.METADATA, sandbox.lab()).toString();
        String ehm = sandbox.addresses().url(Service.EHM, sandbox.lab()).toString();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notice", "TEST. Addresses of a sandbox.");
        document.put("lab", sandbox.lab());
        Map<String, Object> federations = new LinkedHashMap<>();
        for (String federation : vendor.federations().keySet().stream().sorted().toList()) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("feed", metadata + "/" + federation + "/metadata.xml");
            part.put("mdq", metadata + "/" + federation + "/entities");
            part.put("operatorCertificate", "operator-" + federation + ".pem");
            part.put("operatorNextCertificate", "operator-" + federation + "-next.pem");
            part.put("discovery", metadata + "/" + federation + "/disco");
            part.put("identityProvider", Party.idpOf(sandbox.lab(), federation));
            federations.put(federation, part);
        }
        document.put("federations", federations);
        document.put("tokenUrl", ehm + TOKEN);
        document.put("fhirUrl", ehm + FHIR);
        return pretty(document);
    }

    private static byte[] pretty(Object document) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }
}
