package org.shuyuan.intake;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Kind;

/**
 * A whole file that waits to be judged.
 *
 * @param filename the name that it came with
 * @param title what a person typed as its title
 */
public record Incoming(Path file, Kind kind, String filename, Optional<String> title, UUID owner, UUID organisation) {}
