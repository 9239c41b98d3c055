package se.sakeratkomst.idp.answer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.keys.SecretFile;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Ns;
import tools.jackson.databind.JsonNode;

/**
 * Pseudonyms. A persistent one is the same for a person each time and different for each pair of identity provider and service
 * provider; it is computed from a secret of the lab, so nothing has to be stored.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-036, SC-077, SAMBI-027</a>
 */
public final class NameIds implements LabState {
    private record Pair(String idp, String sp, String person) {}

    private final Labs labs;
    private final Map<LabId, Set<Pair>> made = new ConcurrentHashMap<>();
    private final Map<LabId, SecretKeySpec> secrets = new ConcurrentHashMap<>();

    public NameIds(Labs labs) {
        this.labs = labs;
    }

    /** The format: what the request asks for, else the first that the metadata states, else the federation's default. */
    public String format(FederationProfile profile, SpRole role, @org.jspecify.annotations.Nullable String requested) {
        if (known(requested)) {
            return String.valueOf(requested);
        }
        return role.nameIdFormats().stream().filter(NameIds::known).findFirst().orElse(profile.defaultNameIdFormat());
    }

    private static boolean known(@org.jspecify.annotations.Nullable String format) {
        return Ns.NAMEID_PERSISTENT.equals(format) || Ns.NAMEID_TRANSIENT.equals(format);
    }

    /** A person's name identifier. */
    public String value(String format, LabId lab, String idp, String sp, String personalId) {
        return format.equals(Ns.NAMEID_TRANSIENT) ? Ids.next() : persistent(lab, idp, sp, personalId);
    }

    /** A login gave somebody's name to a service provider. */
    void given(LabId lab, String idp, String sp, String personalId) {
        made.computeIfAbsent(lab, each -> ConcurrentHashMap.newKeySet()).add(new Pair(idp, sp, personalId));
    }

    /** Whether a name needs no making: it is transient, or a login gave it before. */
    boolean isKnown(String format, LabId lab, String idp, String sp, String personalId) {
        return format.equals(Ns.NAMEID_TRANSIENT)
                || made.getOrDefault(lab, Set.of()).contains(new Pair(idp, sp, personalId));
    }

    @Override
    public String name() {
        return "names";
    }

    @Override
    public void seed(LabId lab) {
        // names come from logins
    }

    @Override
    public void clear(LabId lab) {
        made.remove(lab);
    }

    @Override
    public Object snapshot(LabId lab) {
        return List.copyOf(made.getOrDefault(lab, Set.of()));
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        Set<Pair> pairs = ConcurrentHashMap.newKeySet();
        snapshot.forEach(pair -> pairs.add(new Pair(
                pair.path("idp").asString(),
                pair.path("sp").asString(),
                pair.path("person").asString())));
        made.put(lab, pairs);
    }

    private String persistent(LabId lab, String idp, String sp, String personalId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secrets.computeIfAbsent(lab, this::secret));
            byte[] digest = mac.doFinal((idp + "\n" + sp + "\n" + personalId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20).toUpperCase(java.util.Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No HMAC on this platform", e);
        }
    }

    private SecretKeySpec secret(LabId lab) {
        char[] secret = SecretFile.randomIn(labs.folder(lab).resolve("nameid.secret"));
        return new SecretKeySpec(new String(secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
