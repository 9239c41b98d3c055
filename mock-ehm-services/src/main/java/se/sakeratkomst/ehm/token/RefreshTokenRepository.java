package se.sakeratkomst.ehm.token;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Where the refresh tokens of all labs lie. */
interface RefreshTokenRepository extends CrudRepository<StoredRefreshToken, Long> {

    Optional<StoredRefreshToken> findByLabAndTokenSha256(String lab, String tokenSha256);

    List<StoredRefreshToken> findByLabOrderById(String lab);

    @Modifying
    @Query("delete from refresh_token where lab = :lab")
    int deleteAllOf(String lab);

    @Modifying
    @Query("delete from refresh_token where lab = :lab and wall_expiry_millis < :now")
    int deleteExpired(String lab, long now);
}
