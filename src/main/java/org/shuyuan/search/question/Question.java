package org.shuyuan.search.question;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.search.field.Facet;

/**
 * What a reader wants to know. Nothing in it can be wrong: whatever was typed is text, and numbers are brought into their
 * range.
 *
 * @param words as typed, without what is too much; blank to browse, the newest first
 * @param chosen the values that narrow the answer: any of those of one facet, in every facet
 * @param page counts from 1
 * @param size hits on a page, 1 to 100
 * @param newestFirst whether the newest comes first, however well the others fit
 */
public record Question(String words, Map<Facet, Set<String>> chosen, int page, int size, boolean newestFirst) {

    public static final int USUAL_SIZE = 20;
    public static final int LARGEST_SIZE = 100;
    private static final int MOST_CHOICES = 50;

    public Question {
        EnumMap<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        chosen.forEach((facet, values) -> {
            Set<String> clean = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty() && value.length() <= Facet.LONGEST)
                    .limit(MOST_CHOICES)
                    .collect(Collectors.toUnmodifiableSet());
            if (!clean.isEmpty()) {
                copy.put(facet, clean);
            }
        });
        chosen = Map.copyOf(copy);
        words = begun(words);
        page = Math.max(1, page);
        size = Math.clamp(size, 1, LARGEST_SIZE);
    }

    /** What isn't looked for isn't carried along in links either. */
    private static String begun(String words) {
        return words.codePointCount(0, words.length()) <= Wording.MOST_CHARACTERS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, Wording.MOST_CHARACTERS));
    }

    public static Question of(@Nullable String words) {
        return new Question(words == null ? "" : words, Map.of(), 1, USUAL_SIZE, false);
    }

    /** As the search page has it in its address: {@code q}, {@code page} and the names of the facets. */
    public static Question asked(Map<String, List<String>> parameters) {
        Question question = of(first(parameters, "q")).page(number(first(parameters, "page")), USUAL_SIZE);
        for (Facet facet : Facet.values()) {
            question = question.choosing(facet, parameters.getOrDefault(facet.id(), List.of()));
        }
        return question;
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> given = parameters.getOrDefault(name, List.of());
        return given.isEmpty() ? null : given.getFirst();
    }

    /** What is no number says nothing. */
    private static int number(@Nullable String given) {
        try {
            return given == null ? 1 : Integer.parseInt(given.strip());
        } catch (NumberFormatException noNumber) {
            return 1;
        }
    }

    public Question choosing(Facet facet, Collection<String> values) {
        EnumMap<Facet, Set<String>> more = new EnumMap<>(Facet.class);
        more.putAll(chosen);
        more.put(facet, Set.copyOf(values));
        return new Question(words, more, page, size, newestFirst);
    }

    public Question page(int wanted, int hits) {
        return new Question(words, chosen, wanted, hits, newestFirst);
    }

    public Question byDate() {
        return new Question(words, chosen, page, size, true);
    }

    public Set<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, Set.of());
    }
}
