package org.shuyuan.bench.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A resource of the corpus.
 *
 * @param facts what is true of it, by name: key, kind, subject, stage, grade, edition, volume, unit, lesson, creator, school
 * @param descriptors what the catalog is told, by the id of the field
 * @param places what stands inside
 */
record Entry(Map<String, String> facts, Map<String, List<String>> descriptors, List<Inside> places) {

    /** @param at as in {@link org.shuyuan.catalog.PlaceType} */
    record Inside(String type, double at, String text) {}

    Entry {
        facts = Map.copyOf(facts);
        descriptors = Map.copyOf(descriptors);
        places = List.copyOf(places);
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    String title() {
        return descriptors.getOrDefault("title", List.of("")).getFirst();
    }

    Entry and(List<Inside> more) {
        List<Inside> all = new ArrayList<>(places);
        all.addAll(more);
        return new Entry(facts, descriptors, all);
    }
}
