package org.shuyuan.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Tables of characters that are compiled in, from {@code analysis/}. */
public final class CharacterTable {

    private CharacterTable() {}

    /** @param name of the file */
    public static List<String> lines(String name) {
        try (InputStream table =
                Objects.requireNonNull(CharacterTable.class.getResourceAsStream("/analysis/" + name))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
