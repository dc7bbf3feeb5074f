package org.shuyuan.search.engine;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The indexes of ours that the engine has right now.
 *
 * @param aliases of each index by its name
 */
public record Generations(Map<String, Set<String>> aliases) {

    private static final Pattern NAME = Pattern.compile("(?:resource|place)-(\\d{6})");

    public Generations {
        aliases = Map.copyOf(aliases);
    }

    /** @throws IOException where the engine is away */
    public static Generations of(Engine engine) throws IOException {
        JsonObject answer = engine.ask("GET", "/resource-*,place-*/_alias", new JsonObject());
        Map<String, Set<String>> aliases = new HashMap<>();
        for (String index : answer.keySet()) {
            if (NAME.matcher(index).matches()) {
                aliases.put(
                        index,
                        Set.copyOf(answer.getAsJsonObject(index)
                                .getAsJsonObject("aliases")
                                .keySet()));
            }
        }
        return new Generations(aliases);
    }

    /** The one that readers ask and that is written to; nothing where any of its parts is missing. */
    public Optional<Generation> current() {
        return aliases.keySet().stream()
                .map(Generations::generation)
                .distinct()
                .filter(candidate ->
                        has(candidate.resources(), Set.of(Generation.RESOURCES, Generation.RESOURCES_WRITTEN))
                                && has(candidate.places(), Set.of(Generation.PLACES, Generation.PLACES_WRITTEN)))
                .findFirst();
    }

    private boolean has(String index, Set<String> wanted) {
        return aliases.getOrDefault(index, Set.of()).containsAll(wanted);
    }

    /**
     * One that there isn't, and wasn't.
     *
     * @param begun by somebody who was broken off: what was sent last to that one may still be on its way
     */
    public Generation next(Optional<Generation> begun) {
        int highest = aliases.keySet().stream()
                .mapToInt(index -> generation(index).number())
                .max()
                .orElse(0);
        return new Generation(Math.max(highest, begun.map(Generation::number).orElse(0))).next();
    }

    /** What was begun and broken off, and what another generation has taken the place of. */
    public List<String> leftOver() {
        Optional<Generation> kept = current();
        return aliases.keySet().stream()
                .filter(index -> kept.filter(generation(index)::equals).isEmpty())
                .sorted()
                .toList();
    }

    private static Generation generation(String index) {
        Matcher name = NAME.matcher(index);
        if (!name.matches()) {
            throw new IllegalArgumentException(index);
        }
        return new Generation(Integer.parseInt(name.group(1)));
    }
}
