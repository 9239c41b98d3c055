package se.sakeratkomst.ehm.token;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

/** Where the tokens lie that were taken back. */
interface RevokedTokenRepository extends CrudRepository<RevokedToken, Long> {

    @Query("select token_key from revoked_token where lab = :lab")
    List<String> keysOf(String lab);

    boolean existsByLabAndTokenKey(String lab, String tokenKey);

    @Modifying
    @Query("delete from revoked_token where wall_expiry_millis < :now")
    int deleteExpired(long now);
}
