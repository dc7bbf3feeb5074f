package org.shuyuan.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What whoever connects to the embedded database must know, 32 hexadecimal digits in one line. It lies in a file that only
 * the account of the service can read, because any process of the machine can reach the port.
 */
record DatabasePassword(Path file, String value) {

    private static final int BYTES = 16;

    static Path file(Path data) {
        return data.resolve("postgres-password");
    }

    /** The one that is there. */
    static DatabasePassword read(Path data) throws IOException {
        return new DatabasePassword(file(data), Files.readString(file(data)).strip());
    }

    /** The one that is there, or a new one. */
    static DatabasePassword readOrMake(Path data) throws IOException {
        try {
            return read(data);
        } catch (NoSuchFileException e) {
            return make(data);
        }
    }

    private static DatabasePassword make(Path data) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        // Whole or not at all: a half one would lock us out of our own data.
        Path draft = file(data).resolveSibling("postgres-password.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(random) + "\n");
        Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE);
        return read(data);
    }

    @Override
    public String toString() {
        return "password in " + file;
    }
}
