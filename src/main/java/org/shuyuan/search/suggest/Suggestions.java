package org.shuyuan.search.suggest;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.spelling.Beginnings;
import org.shuyuan.text.Folding;

/** Picks from resources that were found the names that begin as was typed, each once. */
public final class Suggestions {

    static final int MOST = 8;
    /** So many of one type, so that the others are seen. */
    private static final int MOST_OF_TYPE = 3;

    private static final Map<SuggestionType, String> FIELDS = Map.of(
            SuggestionType.TOPIC, Fields.TOPIC,
            SuggestionType.LESSON, Fields.LESSON_TITLE,
            SuggestionType.TEACHER, Fields.TEACHER,
            SuggestionType.TITLE, Fields.TITLE);

    private static final Pattern NUMBER = Pattern.compile("^\\d+(\\.\\d+)*\\s+");

    /** @param loss how far the way it was typed is from the way it is written: 0 for characters, 1 for pinyin, 2 for initials */
    private record Ranked(Suggestion suggestion, int loss, int resources) {

        /** A topic that is a lesson is rather that. */
        Ranked and(Ranked again) {
            boolean lesson =
                    suggestion.type() == SuggestionType.TOPIC && again.suggestion.type() == SuggestionType.LESSON;
            return new Ranked(lesson ? again.suggestion : suggestion, Math.min(loss, again.loss), resources + 1);
        }
    }

    private Suggestions() {}

    /**
     * The nearest to what was typed first; of those what is more general, and stands in more of the resources.
     *
     * @param typed folded
     */
    public static List<Suggestion> of(List<JsonObject> hits, String typed) {
        Map<String, Ranked> ranked = new LinkedHashMap<>();
        for (JsonObject hit : hits) {
            JsonObject source = hit.getAsJsonObject("_source");
            UUID id = UUID.fromString(hit.get("_id").getAsString());
            for (SuggestionType type : SuggestionType.values()) {
                Found.values(source, FIELDS.getOrDefault(type, ""))
                        .forEach(name -> Beginnings.loss(name, typed)
                                .ifPresent(loss -> ranked.merge(
                                        same(name), new Ranked(suggestion(type, name, id), loss, 1), Ranked::and)));
            }
        }
        Map<SuggestionType, Integer> ofType = new EnumMap<>(SuggestionType.class);
        return ranked.values().stream()
                .sorted(Comparator.comparingInt(Ranked::loss)
                        .thenComparing(one -> one.suggestion().type())
                        .thenComparing(
                                Comparator.comparingInt(Ranked::resources).reversed()))
                .map(Ranked::suggestion)
                .filter(one -> ofType.merge(one.type(), 1, Integer::sum) <= MOST_OF_TYPE)
                .limit(MOST)
                .toList();
    }

    /** Names that are told apart by punctuation, by old characters or by the number of a lesson alone are the same. */
    private static String same(String name) {
        return NUMBER.matcher(Folding.fold(name)).replaceFirst("").replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static Suggestion suggestion(SuggestionType type, String name, UUID id) {
        return new Suggestion(type, name, type == SuggestionType.TITLE ? Optional.of(id) : Optional.empty());
    }
}
