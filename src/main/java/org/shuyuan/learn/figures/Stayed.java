package org.shuyuan.learn.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.Reception;
import org.shuyuan.table.Rows;

/**
 * How many stayed to the end of a film or a book, each reader once: clicks are cheap, and who doesn't like a lesson leaves it. Each step
 * takes five times as many as the one before, so that a resource is indexed anew a few times in its life and not with every
 * reader; and the first takes as many as may be told of.
 */
@ApplicationScoped
class Stayed implements Reception {

    private static final int TIMES = 5;

    private final Rows rows;
    private final Event<Changed> changes;

    Stayed(Rows rows, Event<Changed> changes) {
        this.rows = rows;
        this.changes = changes;
    }

    @Override
    public Map<UUID, Integer> steps(Collection<UUID> resources) {
        return completions(resources).entrySet().stream()
                .filter(each -> step(each.getValue()) > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> step(each.getValue())));
    }

    /** @param added what the figures already have */
    void tell(List<Watched> added) {
        List<Watched> completed =
                added.stream().filter(film -> film.completions() > 0).toList();
        if (completed.isEmpty()) {
            return;
        }
        Map<UUID, Long> now =
                completions(completed.stream().map(Watched::resource).toList());
        for (Watched film : completed) {
            long all = now.getOrDefault(film.resource(), 0L);
            if (step(all) != step(all - film.completions())) {
                changes.fire(new Changed(film.resource()));
            }
        }
    }

    private Map<UUID, Long> completions(Collection<UUID> resources) {
        return rows
                .query(
                        "select scope, sum(completions) as all_of_them from figure_day where scope = any (?) group by scope",
                        row -> Map.entry(row.getObject("scope", UUID.class), row.getLong("all_of_them")),
                        (Object) resources.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** 0 below the first. */
    static int step(long completions) {
        return (int) Stream.iterate((long) Told.ENOUGH, needed -> needed * TIMES)
                .limit(STEPS)
                .filter(needed -> completions >= needed)
                .count();
    }
}
