package org.shuyuan.search.question;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks.
 *
 * @param account nothing where nobody is signed in
 * @param grades ids of those that the reader is taught in; what is for them comes first
 */
public record Asker(Optional<UUID> account, List<String> grades) {

    public static final Asker ANYBODY = new Asker(Optional.empty(), List.of());

    public Asker {
        grades = List.copyOf(grades);
    }
}
