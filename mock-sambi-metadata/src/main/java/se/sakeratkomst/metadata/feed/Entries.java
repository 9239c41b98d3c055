package se.sakeratkomst.metadata.feed;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Role;

/** The published entries on disk. They are read in pages, so that a large feed never lies in memory. */
public final class Entries {

    /** What a visitor of entries throws is passed on. */
    public interface Visitor<X extends Exception> {
        void visit(Entry entry) throws X;
    }

    private static final int PAGE = 500;
    private static final String OF_REGISTER =
            " lab = :lab and federation = :federation and environment = :environment ";

    /** With the columns that are the same in all rows, so that H2 sees that its index has this order and need not sort. */
    private static final String ORDER = " order by lab, federation, environment, entity_id";

    private final JdbcClient jdbc;

    public Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every entry that the scope has, by entityID. */
    <X extends Exception> void forEach(Register register, Scope scope, Visitor<X> visitor) throws X {
        String after = "";
        List<Entry> page;
        do {
            page = in(
                            register,
                            "select entity_id, sha1_of_id, role, xml, prefixes from entry where" + OF_REGISTER
                                    + "and entity_id > :after"
                                    + (scope == Scope.ALL ? "" : " and role = '" + scope.role() + "'")
                                    + ORDER + " fetch first " + PAGE + " rows only")
                    .param("after", after)
                    .query(Entries::read)
                    .list();
            for (Entry entry : page) {
                visitor.visit(entry);
                after = entry.entityId();
            }
        } while (page.size() == PAGE);
    }

    /** The entry of the entity whose id has that SHA-1. */
    Optional<Entry> find(Register register, String sha1OfId) {
        return in(
                        register,
                        "select entity_id, sha1_of_id, role, xml, prefixes from entry where" + OF_REGISTER
                                + "and sha1_of_id = :sha1")
                .param("sha1", sha1OfId)
                .query(Entries::read)
                .optional();
    }

    /** How many entries the register has. */
    public int count(Register register) {
        return in(register, "select count(*) from entry where" + OF_REGISTER)
                .query(Integer.class)
                .single();
    }

    /** Published identity providers, by entityID. */
    public List<Entry> identityProviders(Register register) {
        return in(
                        register,
                        "select entity_id, sha1_of_id, role, xml, prefixes from entry where" + OF_REGISTER
                                + "and role = 'IDP' order by entity_id")
                .query(Entries::read)
                .list();
    }

    /** Puts an entry in the place of an earlier one of the same entity. */
    public void put(Register register, Entry entry) {
        remove(register, entry.entityId());
        in(
                        register,
                        "insert into entry (lab, federation, environment, entity_id, sha1_of_id, role, xml, prefixes) values"
                                + " (:lab, :federation, :environment, :entityId, :sha1, :role, :xml, :prefixes)")
                .param("entityId", entry.entityId())
                .param("sha1", entry.sha1OfId())
                .param("role", entry.role().name())
                .param("xml", entry.content().xml())
                .param(
                        "prefixes",
                        String.join(" ", new TreeSet<>(entry.content().prefixes())))
                .update();
    }

    /** Takes an entity out. */
    public void remove(Register register, String entityId) {
        in(register, "delete from entry where" + OF_REGISTER + "and entity_id = :entityId")
                .param("entityId", entityId)
                .update();
    }

    /** Takes a lab's entities of one role out, or all when there is no role. */
    public void removeAll(LabId lab, Optional<Role> role) {
        jdbc.sql("delete from entry where lab = :lab"
                        + role.map(one -> " and role = '" + one + "'").orElse(""))
                .param("lab", lab.value())
                .update();
    }

    private JdbcClient.StatementSpec in(Register register, String sql) {
        return jdbc.sql(sql)
                .param("lab", register.lab().value())
                .param("federation", register.federation().id())
                .param("environment", register.environment().id());
    }

    private static Entry read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return Entry.read(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
