package org.shuyuan.learn.quiz.marking;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuyuan.text.Simplified;

/**
 * Makes equal what people write differently and mean alike: full and half width, traditional and simplified, upper and lower
 * case, Chinese and Western punctuation, spaces, and the names of a unit.
 */
final class Notation {

    /** Compatibility forms (NFKC) of superscripts are plain digits, and 5² isn't 52. */
    private static final Pattern SUPERSCRIPTS = Pattern.compile("[⁻⁺]?[⁰¹²³⁴-⁹]+[⁻⁺]?");

    /** 1½ isn't 11/2. */
    private static final Pattern MIXED = Pattern.compile("(?<=\\p{Nd})(?=[¼-¾⅐-⅞])");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Spaces tell two words of letters apart, or two numbers; elsewhere they are a matter of taste. */
    private static final Pattern IDLE_SPACE =
            Pattern.compile(" (?![a-z0-9])|(?<![a-z0-9]) |(?<=[0-9]) (?=[a-z])|(?<=[a-z]) (?=[0-9])");

    private static final Pattern FULL_STOP = Pattern.compile("(?<=.)[.;,]+$");

    private static final Map<Integer, String> SIGNS = signs();

    private final Units units;

    Notation(Units units) {
        this.units = units;
    }

    boolean same(String one, String other) {
        String folded = fold(one);
        return !folded.isEmpty() && folded.equals(fold(other));
    }

    private String fold(String text) {
        String plain = FULL_STOP.matcher(plain(text)).replaceFirst("");
        String folded = Numeral.read(plain)
                .flatMap(read -> named(read.rest()).map(unit -> read.digits() + " " + unit))
                .orElse(plain);
        return IDLE_SPACE.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** What the unit is called here; nothing where it isn't known, or could be several. */
    private Optional<String> named(String unit) {
        return Optional.of(units.named(unit))
                .filter(found -> found.size() == 1)
                .map(found -> found.iterator().next().id());
    }

    /** The text in one width, one script and one punctuation; case is left, because units need it. */
    static String plain(String text) {
        String powers = SUPERSCRIPTS.matcher(text).replaceAll("^$0");
        String wide = MIXED.matcher(powers).replaceAll("又");
        String narrow = Normalizer.normalize(wide, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(narrow.length());
        narrow.codePoints().forEach(point -> {
            String sign = SIGNS.get(point);
            if (sign == null) {
                plain.appendCodePoint(Simplified.of(point));
            } else {
                plain.append(sign);
            }
        });
        return SPACES.matcher(INVISIBLE.matcher(plain).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static Map<Integer, String> signs() {
        Map<String, String> alike = Map.of(
                "。．｡", ".",
                "、﹑", ",",
                "“”„‟「」『』〝〞＂", "\"",
                "‘’‚‛`′", "'",
                "−–—―‐‑‒﹣", "-",
                "×✕✖", "*",
                "÷⁄∕", "/",
                "【〔", "[",
                "】〕", "]",
                "•‧∙⋅・・", "·");
        Map<Integer, String> signs = new HashMap<>();
        alike.forEach((many, one) -> many.codePoints().forEach(point -> signs.put(point, one)));
        return signs;
    }
}
