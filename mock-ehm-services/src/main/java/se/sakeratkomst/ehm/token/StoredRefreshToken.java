package se.sakeratkomst.ehm.token;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A refresh token as it is kept: its digest, what it is bound to and the user it renews access for. */
@Table("refresh_token")
record StoredRefreshToken(
        @Id @Nullable Long id,
        String lab,
        String tokenSha256,
        String clientId,
        String certificateSha256,
        String userJson,
        long wallExpiryMillis,
        long labExpiryMillis) {}
