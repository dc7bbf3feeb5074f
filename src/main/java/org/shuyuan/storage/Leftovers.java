package org.shuyuan.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Files and folders for work in progress: they carry the number of their process, and those of dead ones are swept away. */
public final class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    private Leftovers() {}

    /** A name that belongs to this process. */
    public static String name() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }

    /**
     * To be called before anything in this process has a {@link #name} there: in a container the next process may well have
     * the number of the one before.
     */
    public static void sweep(Path folder) throws IOException {
        delete(folder, Leftovers::abandoned);
    }

    /**
     * Where processes of other machines work too, and only age tells.
     *
     * @param unwanted says of what is old whether it may go
     */
    public static void sweep(Path folder, Duration age, Predicate<Path> unwanted) throws IOException {
        Instant limit = Instant.now().minus(age);
        delete(folder, file -> changed(file).isBefore(limit) && unwanted.test(file));
    }

    /** Where somebody else knows which are left over. */
    public static void sweep(Path folder, Predicate<Path> unwanted) throws IOException {
        delete(folder, unwanted);
    }

    /** Deletes it with all that is in it; what can't be deleted is told in the log. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("%s can't be deleted: %s", folder, e.getMessage());
        }
    }

    private static void delete(Path folder, Predicate<Path> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(which).forEach(Leftovers::delete);
        }
    }

    private static boolean abandoned(Path file) {
        String name = file.getFileName().toString();
        int dash = name.indexOf('-');
        if (dash <= 0 || !name.substring(0, dash).matches("\\d{1,18}")) {
            return false;
        }
        long pid = Long.parseLong(name.substring(0, dash));
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }
}
