package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A term of a controlled vocabulary.
 *
 * @param aliases the other names that people give it, such as 初一 of 七年级
 * @param props what else is known of it, by name
 */
public record Term(String id, LocalText title, List<String> aliases, Map<String, Object> props) {

    public Term {
        aliases = List.copyOf(aliases);
        props = Map.copyOf(props);
    }

    @JsonCreator
    static Term of(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty(value = "title", required = true) LocalText title,
            @JsonProperty("aliases") Optional<List<String>> aliases,
            @JsonProperty("props") Optional<Map<String, Object>> props) {
        return new Term(id, title, aliases.orElse(List.of()), props.orElse(Map.of()));
    }

    /** A single-valued property. */
    public Optional<String> prop(String name) {
        return Optional.ofNullable(props.get(name)).map(String::valueOf);
    }
}
