package org.shuyuan.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * One folder that is looked at again and again. A file is whole when size and time of change were the same in two looks, or when it appeared
 * in place of the same name with {@code .part}. Links, hidden files and names that say "unfinished" are left alone.
 */
final class DropFolder {
    private static final Set<String> UNFINISHED = Set.of(".part", ".partial", ".tmp", ".crdownload", ".filepart");

    /** Scripts make the file first and write later: an empty one gets this long to grow. */
    private static final Duration MAY_STAY_EMPTY = Duration.ofMinutes(1);

    private final Path directory;
    private Map<Path, Look> before = new HashMap<>();
    private Set<Path> unfinishedBefore = new HashSet<>();

    DropFolder(Path directory) {
        this.directory = directory;
    }

    /** What is seen of a file without reading it. */
    record Look(long size, Instant changed) {
        static Look at(Path file) throws IOException {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Look(seen.size(), seen.lastModifiedTime().toInstant());
        }
    }

    /** Looks, and answers with the files that are whole, by name. Makes the folder when it isn't there. */
    List<Path> whole(Instant now) throws IOException {
        Files.createDirectories(directory);
        Map<Path, Look> seen = new HashMap<>();
        Set<Path> unfinished = new HashSet<>();
        for (Path file : files()) {
            if (isUnfinished(file)) {
                unfinished.add(file);
            } else {
                seen.put(file, Look.at(file));
            }
        }
        List<Path> whole = new ArrayList<>();
        seen.forEach((file, look) -> {
            boolean stoodStill = look.equals(before.get(file));
            boolean renamed = UNFINISHED.stream()
                    .map(ending -> file.resolveSibling(file.getFileName() + ending))
                    .anyMatch(part -> unfinishedBefore.contains(part) && !unfinished.contains(part));
            boolean mayGrow =
                    look.size() == 0 && look.changed().plus(MAY_STAY_EMPTY).isAfter(now);
            if ((stoodStill || renamed) && !mayGrow) {
                whole.add(file);
            }
        });
        before = seen;
        unfinishedBefore = unfinished;
        return whole.stream().sorted().toList();
    }

    /** Moves a file to {@code refused/}, beside a text that says why in both languages. */
    void refuse(Path file, Problem why, Messages messages) throws IOException {
        Path refused = Files.createDirectories(directory.resolve("refused"));
        Path place = refused.resolve(String.valueOf(file.getFileName()));
        for (int i = 2; Files.exists(place); i++) {
            place = refused.resolve(i + "-" + file.getFileName());
        }
        StringBuilder reason = new StringBuilder();
        for (Language language : Language.values()) {
            reason.append(why.title(messages, language))
                    .append('\n')
                    .append(why.detail(messages, language))
                    .append("\n\n");
        }
        Files.writeString(place.resolveSibling(place.getFileName() + ".reason.txt"), reason);
        Files.move(file, place);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .toList();
        }
    }

    private static boolean isUnfinished(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return UNFINISHED.stream().anyMatch(name::endsWith);
    }
}
