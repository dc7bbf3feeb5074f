package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is done to a resource after its bytes have come; which of them, its kind tells. */
public enum Step {
    DESCRIBE,
    RENDER;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Step of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
