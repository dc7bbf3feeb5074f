package org.shuyuan.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Field;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Reads a JSON Merge Patch of descriptors: a string, a number or a list of them by field; null takes a word
 * back. The fields stand at the top or, as in the resource itself, under {@code descriptors}.
 */
final class DescriptorPatch {

    private static final int LONGEST = 20_000;

    private DescriptorPatch() {}

    /** @throws Problem {@link ProblemType#BAD_REQUEST} or {@link ProblemType#UNKNOWN_DESCRIPTOR} */
    static Map<Field, List<String>> read(@Nullable JsonNode patch) {
        if (patch == null || !patch.isObject()) {
            throw Problem.of(ProblemType.BAD_REQUEST, "JSON object");
        }
        JsonNode fields = patch.path("descriptors").isObject() ? patch.path("descriptors") : patch;
        Map<Field, List<String>> words = new EnumMap<>(Field.class);
        fields.properties().forEach(property -> {
            Field field = Field.find(property.getKey())
                    .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_DESCRIPTOR, property.getKey()));
            words.put(field, values(field, property.getValue()));
        });
        return words;
    }

    private static List<String> values(Field field, JsonNode given) {
        List<String> values = new ArrayList<>();
        if (given.isNull()) {
            return values;
        }
        for (JsonNode value : given.isArray() ? given : List.of(given)) {
            if (!value.isValueNode() || value.isNull() || value.asText().length() > LONGEST) {
                throw Problem.of(ProblemType.BAD_REQUEST, field.id());
            }
            values.add(value.asText());
        }
        return values;
    }
}
