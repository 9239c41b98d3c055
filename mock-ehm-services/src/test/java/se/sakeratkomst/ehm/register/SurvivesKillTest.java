package se.sakeratkomst.ehm.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What was committed is there after {@code kill -9}: with the very database address that the service is configured with. */
class SurvivesKillTest {

    @TempDir
    Path home;

    private static String url(Path home) throws Exception {
        Object configured = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .get(0)
                .getProperty("spring.datasource.url");
        return Objects.requireNonNull(configured).toString().replace("${sandbox.home}", home.toString());
    }

    /** Commits one row after the other and tells of each when it is committed. */
    public static final class Writer {
        public static void main(String[] arguments) throws Exception {
            try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "")) {
                connection.createStatement().execute("create table written (id integer primary key)");
                try (PreparedStatement insert = connection.prepareStatement("insert into written values (?)")) {
                    for (int i = 1; ; i++) {
                        insert.setInt(1, i);
                        insert.executeUpdate();
                        System.out.println(i);
                    }
                }
            }
        }
    }

    @Test
    void noAcknowledgedCommitIsLostByAKill() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url(home))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int acknowledged = 0;
        try (BufferedReader lines = writer.inputReader()) {
            while (acknowledged < 500) {
                acknowledged = Integer.parseInt(lines.readLine());
            }
            writer.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Math.max(acknowledged, Integer.parseInt(line.strip()));
            }
            writer.waitFor();
        }
        assertThat(written()).isGreaterThanOrEqualTo(acknowledged);
    }

    private int written() throws Exception {
        try (Connection connection = DriverManager.getConnection(url(home), "sa", "");
                ResultSet rows = connection.createStatement().executeQuery("select count(*), max(id) from written")) {
            rows.next();
            if (rows.getInt(1) != rows.getInt(2)) {
                throw new SQLException("Rows are missing among those written");
            }
            return rows.getInt(1);
        }
    }
}
