package org.shuyuan.learn.join.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * The files of a roster, by their names. A zip is trusted in nothing: no name becomes a path, and bytes are counted as they
 * come out, whatever the zip says of their number.
 */
final class RosterFiles {

    static final String MANIFEST = "manifest.csv";
    static final String ORGS = "orgs.csv";
    static final String USERS = "users.csv";
    static final String ROLES = "roles.csv";
    static final String CLASSES = "classes.csv";
    static final String ENROLLMENTS = "enrollments.csv";

    /** Bytes of one file: 50 000 enrollments have 5 MB. */
    static final int LARGEST = 8 << 20;

    private static final Set<String> KNOWN = Set.of(MANIFEST, ORGS, USERS, ROLES, CLASSES, ENROLLMENTS);
    private static final Set<String> OF_PEOPLE = Set.of(USERS, CLASSES, ENROLLMENTS);
    private static final int MOST_ENTRIES = 200;
    private static final long MOST_UNPACKED = 64L << 20;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** @throws Problem {@link ProblemType#ROSTER_UNREADABLE} for what is no zip, bombs, and a file that is there twice */
    static RosterFiles zip(InputStream in) throws IOException {
        RosterFiles roster = new RosterFiles();
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        // File names are ASCII; what folders are called, in whichever encoding, doesn't matter.
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
        try {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                require(++entries <= MOST_ENTRIES, "ZIP");
                String name = entry.getName().replaceFirst(".*[/\\\\]", "").toLowerCase(Locale.ROOT);
                if (KNOWN.contains(name)) {
                    roster.put(name, zip.readNBytes(LARGEST + 1));
                } else {
                    for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                        unpacked += read;
                        require(unpacked <= MOST_UNPACKED, "ZIP");
                    }
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw Problem.because(broken, ProblemType.ROSTER_UNREADABLE, "ZIP");
        }
        return roster.checked();
    }

    /** @throws Problem {@link ProblemType#ROSTER_UNREADABLE} */
    void put(String name, byte[] bytes) {
        require(bytes.length <= LARGEST && files.put(name, bytes) == null, name);
    }

    /** @throws Problem {@link ProblemType#ROSTER_UNREADABLE} where there is nothing in it of people or classes */
    RosterFiles checked() {
        require(files.keySet().stream().anyMatch(OF_PEOPLE::contains), String.join(", ", USERS, CLASSES, ENROLLMENTS));
        return this;
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** As {@link #unpacked} reads it again. */
    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static RosterFiles unpacked(byte[] zip) {
        try {
            return zip(new ByteArrayInputStream(zip));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw Problem.of(ProblemType.ROSTER_UNREADABLE, what);
        }
    }
}
