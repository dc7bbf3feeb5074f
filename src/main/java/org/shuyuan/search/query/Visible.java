package org.shuyuan.search.query;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;

/** Who may find what: the published by everyone, a draft by its owner. It stands inside every query, never behind it. */
public final class Visible {

    private Visible() {}

    public static JsonObject to(Optional<UUID> reader) {
        JsonObject published = Json.object("term", Json.object(Fields.STATE, "published"));
        return reader.map(account -> Json.object(
                        "bool",
                        Json.object(
                                "should",
                                List.of(
                                        published,
                                        Json.object("term", Json.object(Fields.OWNER, account.toString()))))))
                .orElse(published);
    }
}
