package org.shuyuan.describe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Guesses the language of a text whose file doesn't tell it. It knows only what nearly every resource here is in, and
 * would rather say nothing than something wrong.
 */
final class Tongue {

    private static final int ENOUGH = 60;
    private static final int LOOKED_AT = 20_000;
    private static final String SIMPLIFIED = "们这来时个说国对为会学过动种关东书长车乐义图习题";
    private static final String TRADITIONAL = "們這來時個說國對為會學過動種關東書長車樂義圖習題";
    private static final Set<String> ENGLISH_WORDS =
            Set.of("the", "of", "and", "to", "in", "is", "a", "that", "for", "it", "with", "as", "are", "on", "be");
    private static final double MOSTLY = 0.9;
    private static final double LARGELY = 0.6;
    private static final double ENGLISH_SHARE = 0.12;
    /** A Chinese character carries about as much as this many letters: an English lesson explains itself in Chinese. */
    private static final int LETTERS_IN_A_CHARACTER = 3;

    private Tongue() {}

    /** The tag (BCP 47) of the language that most of the text is in. */
    static Optional<String> of(List<String> texts) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            if (joined.length() > LOOKED_AT) {
                break;
            }
            joined.append(text).append('\n');
        }
        String text = joined.toString();
        long han = count(text, Character.UnicodeScript.HAN) * LETTERS_IN_A_CHARACTER;
        long latin = count(text, Character.UnicodeScript.LATIN);
        double all = text.codePoints().filter(Character::isLetter).count() + han - han / LETTERS_IN_A_CHARACTER;
        if (all < ENOUGH) {
            return Optional.empty();
        }
        if (han / all > LARGELY && count(text, Character.UnicodeScript.HIRAGANA) == 0) {
            return Optional.of(share(text, TRADITIONAL) > share(text, SIMPLIFIED) ? "zh-TW" : "zh-CN");
        }
        return latin / all > MOSTLY && isEnglish(text) ? Optional.of("en") : Optional.empty();
    }

    /** A guess for a text that is too short to be sure, where none is worse than a wrong one: by its script alone. */
    static Optional<String> byScript(List<String> texts) {
        String text = String.join("\n", texts);
        return Stream.of(
                        Map.entry(Character.UnicodeScript.HIRAGANA, "ja"),
                        Map.entry(Character.UnicodeScript.HANGUL, "ko"),
                        Map.entry(Character.UnicodeScript.TIBETAN, "bo"),
                        Map.entry(Character.UnicodeScript.MONGOLIAN, "mn"),
                        Map.entry(Character.UnicodeScript.HAN, "zh-CN"),
                        Map.entry(Character.UnicodeScript.LATIN, "en"))
                .filter(script -> count(text, script.getKey()) > 0)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static long count(String text, Character.UnicodeScript script) {
        return text.codePoints()
                .filter(point -> Character.isLetter(point) && Character.UnicodeScript.of(point) == script)
                .count();
    }

    private static long share(String text, String characters) {
        return text.chars()
                .filter(character -> characters.indexOf(character) >= 0)
                .count();
    }

    private static boolean isEnglish(String text) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream().filter(ENGLISH_WORDS::contains).count() > ENGLISH_SHARE * words.size();
    }
}
