package org.shuyuan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Fills the catalog of a province with published resources. Only what stands in the catalog is written; what other
 * packages make of it is their own work, which is measured.
 */
final class Shelves {

    private static final Path TEXTBOOKS = Path.of("../shared/data/textbooks.tsv");
    private static final Path POEMS = Path.of("../shared/data/poems.tsv.gz");
    private static final int ENOUGH_POEMS = 20_000;

    /** A title, and a sentence about it. */
    private record Words(String title, String line) {}

    private Shelves() {}

    /** With titles of textbooks and poems where these data lie beside the project, else with made ones. */
    static void fill(Connection connection, int resources) throws IOException, SQLException {
        Schools.fill(connection);
        try (Statement statement = connection.createStatement();
                InputStream script = Objects.requireNonNull(Shelves.class.getResourceAsStream("/bench/shelves.sql"))) {
            statement.execute("create temporary table words"
                    + " (place bigint generated always as identity (start 0 minvalue 0), title text, line text)");
            insert(connection, words());
            statement.execute("set shelves.resources = " + resources);
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void insert(Connection connection, List<Words> words) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into words (title, line) values (?, ?)")) {
            for (Words each : words) {
                insert.setString(1, each.title());
                insert.setString(2, each.line());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<Words> words() throws IOException {
        List<Words> words = new ArrayList<>();
        if (Files.exists(TEXTBOOKS)) {
            List<String> rows = Files.readAllLines(TEXTBOOKS);
            rows.subList(1, rows.size()).forEach(row -> words.add(words(row, 4, 2)));
        }
        if (Files.exists(POEMS)) {
            try (BufferedReader rows = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(POEMS)), StandardCharsets.UTF_8))) {
                rows.lines().limit(ENOUGH_POEMS).forEach(row -> words.add(words(row, 0, 2)));
            }
        }
        if (words.isEmpty()) {
            IntStream.range(0, 10_000).forEach(n -> words.add(new Words("第" + n + "单元", "这是第" + n + "段简介。")));
        }
        return words;
    }

    private static Words words(String row, int title, int line) {
        String[] columns = row.split("\t", -1);
        return new Words(columns[title], columns[line]);
    }
}
