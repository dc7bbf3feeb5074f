package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of a resource. Every origin keeps its own word: what a person typed hides what was extracted, and taking
 * the person's word back shows the extracted one again.
 *
 * <p>As JSON: {@code {"title": {"person": ["…"], "extracted": ["…"]}, …}}.
 */
public record Descriptors(@JsonValue Map<Field, Map<Origin, List<String>>> byField) {

    public static final Descriptors NONE = new Descriptors(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Descriptors {
        EnumMap<Field, Map<Origin, List<String>>> copy = new EnumMap<>(Field.class);
        byField.forEach((field, words) -> {
            EnumMap<Origin, List<String>> kept = new EnumMap<>(Origin.class);
            words.forEach((origin, values) -> {
                List<String> clean = values.stream()
                        .map(value -> value.replace("\0", "").strip())
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList();
                if (!clean.isEmpty()) {
                    kept.put(origin, field.repeatable() ? clean : clean.subList(0, 1));
                }
            });
            if (!kept.isEmpty()) {
                copy.put(field, Collections.unmodifiableMap(kept));
            }
        });
        byField = Collections.unmodifiableMap(copy);
    }

    /** The same descriptors with the word of one origin on one field replaced, or taken back by an empty list. */
    public Descriptors with(Field field, Origin origin, List<String> values) {
        Map<Field, Map<Origin, List<String>>> changed = new EnumMap<>(Field.class);
        changed.putAll(byField);
        Map<Origin, List<String>> words = new EnumMap<>(Origin.class);
        words.putAll(byField.getOrDefault(field, Map.of()));
        words.put(origin, values);
        changed.put(field, words);
        return new Descriptors(changed);
    }

    /** The same descriptors with all that one origin says replaced by these words. */
    public Descriptors withAll(Origin origin, Map<Field, List<String>> said) {
        Map<Field, Map<Origin, List<String>>> changed = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Map<Origin, List<String>> words = new EnumMap<>(Origin.class);
            words.putAll(byField.getOrDefault(field, Map.of()));
            words.put(origin, said.getOrDefault(field, List.of()));
            changed.put(field, words);
        }
        return new Descriptors(changed);
    }

    /** The values that count, of the weightiest origin. */
    public List<String> values(Field field) {
        return origin(field).map(origin -> word(field, origin)).orElse(List.of());
    }

    public Optional<String> first(Field field) {
        return values(field).stream().findFirst();
    }

    /** Whose word counts on this field. */
    public Optional<Origin> origin(Field field) {
        return byField.getOrDefault(field, Map.of()).keySet().stream().max(Enum::compareTo);
    }

    public List<String> word(Field field, Origin origin) {
        return byField.getOrDefault(field, Map.of()).getOrDefault(origin, List.of());
    }
}
