package org.shuyuan.people;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What passwords are made of and what is kept of them: a bcrypt hash. */
public final class Passwords {

    /** Without letters and digits that are mistaken for each other when they are read aloud. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 12;
    /** Of one that a person chooses, in characters (NIST SP 800-63B, 3.1.1.2). */
    static final int SHORTEST = 8;
    /** bcrypt reads no further, so that what comes after would be worth nothing; in bytes of UTF-8. */
    static final int LONGEST = 72;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** The hash of a password that nobody has ever known: for accounts that are never signed in to by one. */
    public static final String NOBODYS = hash(make());

    private Passwords() {}

    /** A new one, of 59 bits. */
    public static String make() {
        StringBuilder password = new StringBuilder();
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(letter -> password.append(ALPHABET.charAt(letter)));
        return password.toString();
    }

    static boolean isTooShort(String password) {
        return password.codePointCount(0, password.length()) < SHORTEST;
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** Takes a noticeable part of a second, on purpose. */
    public static String hash(String password) {
        return BcryptUtil.bcryptHash(password);
    }

    static boolean fits(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }

    /** Takes as long as {@link #fits}: a name that is unknown must cost as long as a wrong password. */
    static void pretend(String password) {
        fits(password, NOBODYS);
    }
}
