package org.shuyuan.search.suggest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a suggestion is the name of, the most general first. */
public enum SuggestionType {
    /** A keyword. */
    TOPIC,
    /** A lesson of the curriculum. */
    LESSON,
    TEACHER,
    /** A resource. */
    TITLE;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
