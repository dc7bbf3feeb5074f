package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A term of a controlled vocabulary, with the other names that people give it. */
public record Term(String id, LocalText title, List<String> aliases, Map<String, String> props) {

    public Term {
        aliases = List.copyOf(aliases);
        props = Map.copyOf(props);
    }

    @JsonCreator
    static Term of(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty(value = "title", required = true) LocalText title,
            @JsonProperty("aliases") @Nullable List<String> aliases,
            @JsonProperty("props") @Nullable Map<String, String> props) {
        return new Term(id, title, aliases == null ? List.of() : aliases, props == null ? Map.of() : props);
    }
}
