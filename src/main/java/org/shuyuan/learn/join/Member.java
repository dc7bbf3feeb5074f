package org.shuyuan.learn.join;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/** Somebody in a class. */
public record Member(UUID account, String name, Part part) {

    /** What somebody is in a class. */
    public enum Part {
        TEACHER,
        LEARNER;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Part of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
