package se.sakeratkomst.cards.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** The readers and what is in them. */
interface ReaderRows extends Repository<ReaderRow, Long> {

    ReaderRow save(ReaderRow row);

    List<ReaderRow> findByLab(String lab);

    @Modifying
    @Query("update reader_row set card = :card where lab = :lab and name = :name")
    int put(@Param("lab") String lab, @Param("name") String name, @Param("card") @Nullable String card);

    @Modifying
    @Query("delete from reader_row where lab = :lab")
    int deleteByLab(@Param("lab") String lab);

    @Modifying
    @Query("delete from reader_row where lab = :lab and name = :name")
    int deleteByLabAndName(@Param("lab") String lab, @Param("name") String name);
}
