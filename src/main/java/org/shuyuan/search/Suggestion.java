package org.shuyuan.search;

import com.google.gson.JsonObject;
import java.util.UUID;

/** A resource that somebody who is still typing may mean. */
public record Suggestion(UUID id, String title) {

    static Suggestion read(JsonObject hit) {
        return new Suggestion(
                UUID.fromString(hit.get("_id").getAsString()),
                Found.values(hit.getAsJsonObject("_source"), Fields.TITLE)
                        .findFirst()
                        .orElse(""));
    }
}
