package se.sakeratkomst.ehm.token;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A token that was taken back.
 *
 * @param tokenKey jti of an access token, or the digest of a refresh token
 * @param wallExpiryMillis when nothing that it concerns is good any longer, so that it can be forgotten
 */
@Table("revoked_token")
record RevokedToken(@Id @Nullable Long id, String lab, String tokenKey, long wallExpiryMillis) {}
