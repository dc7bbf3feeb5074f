package org.shuyuan.learn.join;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is written on the blackboard: six characters that nobody takes for another. */
final class ClassCode {

    /** Without 0 and O, 1, I and L, U and V. */
    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ClassCode() {}

    static String make() {
        return RANDOM.ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(at -> CHARACTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    /** As it was meant, however it was typed: in small letters, in full width, with a space or a hyphen in the middle. */
    static Optional<String> read(String typed) {
        String code = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "");
        return code.length() == LENGTH && code.chars().allMatch(character -> CHARACTERS.indexOf(character) >= 0)
                ? Optional.of(code)
                : Optional.empty();
    }
}
