package org.shuyuan.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** Several ways to the same end on one film, by turns. */
final class Contest {

    private static final double MIB = 1 << 20;

    private final BiConsumer<String, Number> figures;
    private final String film;
    private final Map<String, List<ChildWork>> runs = new HashMap<>();

    /** @param figures gets what each way costs, as it is known */
    Contest(BiConsumer<String, Number> figures, String film) {
        this.figures = figures;
        this.film = film;
    }

    void run(String way, Callable<?> work) throws Exception {
        runs.computeIfAbsent(way, _ -> new ArrayList<>()).add(ChildWork.of(work));
        ChildWork middle = middle(way);
        String name = film + "_" + way;
        figures.accept(name + "_cpu_seconds", middle.cpu());
        figures.accept(name + "_wall_seconds", middle.wall());
        figures.accept(name + "_memory_mib", middle.memory() / MIB);
    }

    /** Seconds of CPU time of the run in the middle. */
    double cpu(String way) {
        return middle(way).cpu();
    }

    private ChildWork middle(String way) {
        List<ChildWork> ordered = Objects.requireNonNull(runs.get(way), way).stream()
                .sorted(Comparator.comparingDouble(ChildWork::cpu))
                .toList();
        return ordered.get(ordered.size() / 2);
    }
}
