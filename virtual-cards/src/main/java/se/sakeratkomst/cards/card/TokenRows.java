package se.sakeratkomst.cards.card;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * The tokens and their counters. Each counter changes in a statement of its own that is committed when it returns, so it survives
 * {@code kill -9}.
 */
interface TokenRows extends Repository<TokenRow, Long> {

    TokenRow save(TokenRow row);

    void delete(TokenRow row);

    List<TokenRow> findByLab(String lab);

    List<TokenRow> findByLabAndCard(String lab, String card);

    Optional<TokenRow> findById(Long id);

    @Query("select count(*) from certificate_row")
    int countCertificates();

    long countByLabAndTokenUse(String lab, String tokenUse);

    boolean existsByLabel(String label);

    /** Takes one try of the PUK; 0 when there is none left. */
    @Modifying
    @Query("update token_row set puk_tries_left = puk_tries_left - 1 where id = :id and puk_tries_left > 0")
    int takePukTry(@Param("id") long id);

    @Modifying
    @Query("update token_row set tries_left = :tries where id = :id")
    int setTries(@Param("id") long id, @Param("tries") int tries);

    @Modifying
    @Query("update token_row set tries_left = :tries, puk_tries_left = :pukTries, pin = :pin where id = :id")
    int unblock(
            @Param("id") long id, @Param("tries") int tries, @Param("pukTries") int pukTries, @Param("pin") String pin);

    @Modifying
    @Query("update token_row set puk_tries_left = :tries where id = :id")
    int setPukTries(@Param("id") long id, @Param("tries") int tries);

    @Modifying
    @Query("update token_row set tries_left = :tries, pin = :pin where id = :id")
    int changePin(@Param("id") long id, @Param("tries") int tries, @Param("pin") String pin);
}
