package se.sakeratkomst.metadata.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Standing;

/** Entities as lists show them: without their metadata, and not more than one can read. */
public final class EntityList {

    /** How many are shown at most. */
    static final int SHOWN = 200;

    private static final String COLUMNS =
            "select environment, standing, entity_id, role, display_name, result, handed_in_millis, handed_in_by from entity";
    private static final String OF_REGISTER =
            " where lab = :lab and federation = :federation and environment = :environment";

    /**
     * One entity.
     *
     * @param environment id of the environment
     * @param result green, yellow or red
     */
    public record Row(
            String environment,
            Standing standing,
            String entityId,
            String role,
            String name,
            String result,
            Instant handedIn,
            String by) {}

    private final JdbcClient jdbc;

    public EntityList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first of a register by name, those that wait before others. */
    List<Row> in(Register register, String search) {
        return of(
                        register,
                        COLUMNS
                                + OF_REGISTER
                                + " and (lower(entity_id) like :search or lower(display_name) like :search)"
                                + " order by standing desc, display_name, entity_id fetch first " + SHOWN
                                + " rows only")
                .param("search", "%" + search.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "_") + "%")
                .query(EntityList::row)
                .list();
    }

    /** Those of one member, in both environments. */
    List<Row> ofMember(String lab, String federation, long number) {
        return jdbc.sql(COLUMNS
                        + " where lab = :lab and federation = :federation and organisation = :number"
                        + " order by environment desc, display_name, entity_id fetch first " + SHOWN + " rows only")
                .param("lab", lab)
                .param("federation", federation)
                .param("number", number)
                .query(EntityList::row)
                .list();
    }

    /** How many are published and how many wait. */
    Map<Standing, Integer> counts(Register register) {
        record Count(Standing standing, int number) {}
        return of(register, "select standing, count(*) from entity" + OF_REGISTER + " group by standing")
                .query((row, number) -> new Count(Standing.valueOf(row.getString(1)), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Count::standing, Count::number));
    }

    /** How many entities each member has, by its number. */
    Map<Long, Integer> perMember(String lab, String federation) {
        record Count(long member, int number) {}
        Function<Count, Integer> number = Count::number;
        return jdbc
                .sql("select organisation, count(*) from entity where lab = :lab and federation = :federation"
                        + " and organisation is not null group by organisation")
                .param("lab", lab)
                .param("federation", federation)
                .query((row, index) -> new Count(row.getLong(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Count::member, number));
    }

    private JdbcClient.StatementSpec of(Register register, String sql) {
        return jdbc.sql(sql)
                .param("lab", register.lab().value())
                .param("federation", register.federation().id())
                .param("environment", register.environment().id());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString(1),
                Standing.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getString(8));
    }
}
