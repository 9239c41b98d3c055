package se.sakeratkomst.cards.token;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How SoftHSM is found and used.
 *
 * @param library the PKCS#11 library; where it is null the usual places of Debian and others are searched
 * @param keySize bits of the RSA keys generated on tokens
 */
@ConfigurationProperties("sandbox.pkcs11")
public record TokenSettings(
        @Nullable Path library, @DefaultValue("2048") int keySize) {}
