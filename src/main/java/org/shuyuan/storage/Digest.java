package org.shuyuan.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of some bytes (FIPS 180-4), as 64 lower-case hexadecimal digits: the only name that bytes have here. */
public record Digest(String hex) implements Comparable<Digest> {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 128 * 1024;

    /** @throws IllegalArgumentException when {@code hex} isn't 64 lower-case hexadecimal digits */
    public Digest {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in 64 lower-case hexadecimal digits: " + hex);
        }
    }

    /** Whether {@code text} is written like a digest: ask before {@link Digest#Digest} when the text came from outside. */
    public static boolean isDigest(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        return finished(fresh().digest(bytes));
    }

    /** The digest of a file's bytes, read once in constant memory. */
    public static Digest of(Path file) {
        MessageDigest sha = fresh();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return finished(sha.digest());
    }

    /** The digest out of the 32 bytes that a {@link MessageDigest} answers with. */
    public static Digest finished(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    /** A {@link MessageDigest} to be fed while bytes pass by, and handed to {@link #finished}. */
    public static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
