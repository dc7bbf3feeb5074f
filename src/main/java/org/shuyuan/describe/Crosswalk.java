package org.shuyuan.describe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Vocabularies;

/** The way from the names and values of a source to our descriptors: a file of {@code ingest/crosswalks/}. */
record Crosswalk(List<Rule> rules) {

    /** The values that the source gives under {@code from}, normalised from left to right, are what we call {@code to}. */
    record Rule(String from, Field to, List<Normaliser> normalise) {

        Rule {
            normalise = List.copyOf(normalise);
        }

        List<String> values(Map<String, List<String>> source, Vocabularies vocabularies) {
            List<String> values = source.getOrDefault(from, List.of()).stream()
                    .limit(MAX_VALUES)
                    .map(value -> value.length() > MAX_CHARACTERS ? value.substring(0, MAX_CHARACTERS) : value)
                    .map(PlainText::visible)
                    .toList();
            for (Normaliser normaliser : normalise) {
                values = values.stream()
                        .flatMap(value -> normaliser.apply(value, vocabularies).stream())
                        .filter(value -> !value.isBlank())
                        .toList();
            }
            return values.stream().distinct().limit(MAX_VALUES).toList();
        }
    }

    /** A list of descriptors is read by people; what goes beyond this is an accident or an attack. */
    private static final int MAX_VALUES = 64;

    private static final int MAX_CHARACTERS = 2_000;

    Crosswalk {
        rules = List.copyOf(rules);
    }

    /** Of the rules for one descriptor the first that leaves a value counts. */
    Map<Field, List<String>> apply(Map<String, List<String>> source, Vocabularies vocabularies) {
        Map<Field, List<String>> descriptors = new EnumMap<>(Field.class);
        for (Rule rule : rules) {
            if (!descriptors.containsKey(rule.to())) {
                List<String> values = rule.values(source, vocabularies);
                if (!values.isEmpty()) {
                    descriptors.put(rule.to(), values);
                }
            }
        }
        return descriptors;
    }
}
