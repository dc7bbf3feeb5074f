package org.shuyuan.bench.relevance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A choice of conditions: {@code lesson=勾股定理&kind=micro-lecture | key=m2}. */
record Rule(List<Map<String, Set<String>>> choice) {

    static final Set<String> FACTS = Set.of(
            "key", "kind", "subject", "stage", "grade", "edition", "volume", "unit", "lesson", "creator", "school");

    static final Rule NEVER = new Rule(List.of());

    static Rule of(String written) {
        List<Map<String, Set<String>>> choice = new ArrayList<>();
        for (String alternative : written.strip().split("\\s*\\|\\s*", -1)) {
            Map<String, Set<String>> conditions = new LinkedHashMap<>();
            for (String condition : alternative.split("&", -1)) {
                String[] sides = condition.strip().split("=", 2);
                if (sides.length < 2 || !FACTS.contains(sides[0])) {
                    throw new IllegalArgumentException("'" + condition + "' is no condition: fact=value");
                }
                conditions.put(sides[0], Set.copyOf(Arrays.asList(sides[1].split(",", -1))));
            }
            choice.add(conditions);
        }
        return new Rule(List.copyOf(choice));
    }

    boolean fits(Entry entry) {
        return choice.stream().anyMatch(conditions -> fits(entry, conditions));
    }

    private static boolean fits(Entry entry, Map<String, Set<String>> conditions) {
        return conditions.entrySet().stream()
                .allMatch(condition -> condition.getValue().contains(entry.fact(condition.getKey())));
    }

    /** The same lessons, whatever else is said. */
    Rule lessons() {
        return new Rule(choice.stream()
                .filter(conditions -> conditions.containsKey("lesson"))
                .map(conditions -> Map.of("lesson", conditions.getOrDefault("lesson", Set.of())))
                .toList());
    }

    boolean namesLessonOrUnit() {
        return choice.stream()
                .anyMatch(conditions -> conditions.containsKey("lesson") || conditions.containsKey("unit"));
    }

    /** What fits but for one of the conditions, where there are enough to be near without it. */
    Rule butForOne() {
        List<Map<String, Set<String>>> nearly = new ArrayList<>();
        for (Map<String, Set<String>> conditions : choice) {
            for (String fact : List.of("grade", "edition", "volume", "creator")) {
                if (conditions.size() > 2 && conditions.containsKey(fact)) {
                    Map<String, Set<String>> rest = new LinkedHashMap<>(conditions);
                    rest.remove(fact);
                    nearly.add(rest);
                }
            }
        }
        return new Rule(nearly);
    }
}
