package org.shuyuan.search.question;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks, and when.
 *
 * @param account nothing where nobody is signed in
 * @param grades ids of those that the reader is taught in; what is for them comes first
 * @param editions from which the reader is taught each subject, by ids
 * @param day what is newer comes first; no instant, so that the same question is the same all day
 */
public record Asker(Optional<UUID> account, List<String> grades, Map<String, String> editions, LocalDate day) {

    public Asker {
        grades = List.copyOf(grades);
        editions = Map.copyOf(editions);
    }

    public static Asker anybody(LocalDate day) {
        return new Asker(Optional.empty(), List.of(), Map.of(), day);
    }
}
