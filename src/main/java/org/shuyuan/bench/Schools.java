package org.shuyuan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** A province with its cities, districts and 495 schools, over all of which stands the operator of the first start. */
final class Schools {

    private Schools() {}

    static void fill(Connection connection) throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                InputStream script = Objects.requireNonNull(Schools.class.getResourceAsStream("/bench/schools.sql"))) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
