package org.shuyuan.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** Several ways to the same end on one film, by turns. The cheapest turn counts: what disturbs a machine only ever adds. */
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
        ChildWork least = least(way);
        String name = film + "_" + way;
        figures.accept(name + "_cpu_seconds", least.cpu());
        figures.accept(name + "_wall_seconds", least.wall());
        figures.accept(name + "_memory_mib", least.memory() / MIB);
    }

    /** Seconds of CPU time of the cheapest turn. */
    double cpu(String way) {
        return least(way).cpu();
    }

    /** The part of it that {@link ChildWork#extras} is. */
    double extras(String way) {
        return least(way).extras();
    }

    private ChildWork least(String way) {
        return Collections.min(Objects.requireNonNull(runs.get(way), way), Comparator.comparingDouble(ChildWork::cpu));
    }
}
