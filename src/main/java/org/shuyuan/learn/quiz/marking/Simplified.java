package org.shuyuan.learn.quiz.marking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Simplified characters for traditional ones, by the table that the search engine folds with (ADR 11). */
final class Simplified {

    private static final String TABLE = "/analysis/traditional-to-simplified.txt";

    /** A line is {@code 國 => 国}. */
    private static final String ARROW = " => ";

    private static final Map<Integer, Integer> CHARACTERS = read();

    private Simplified() {}

    static int of(int traditional) {
        return CHARACTERS.getOrDefault(traditional, traditional);
    }

    private static Map<Integer, Integer> read() {
        try (InputStream table = Objects.requireNonNull(Simplified.class.getResourceAsStream(TABLE))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(ARROW, 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toUnmodifiableMap(
                            pair -> pair[0].codePointAt(0), pair -> pair[1].codePointAt(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
