package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** How far the steps of each resource are; what a teacher watches after an upload. */
@ApplicationScoped
public class Processing {

    private final EntityManager entities;
    private final Clock clock;

    Processing(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The steps of a resource in one line.
     *
     * @param stage {@code describe}, {@code render}, {@code done} or {@code failed}
     * @param percent 0 to 100, of the stage
     */
    public record Status(String stage, int percent, Optional<Problem> problem) {}

    public Status of(UUID resource) {
        return status(rows(Set.of(resource)));
    }

    /** The same of many at once. */
    public Map<UUID, Status> of(Set<UUID> resources) {
        Map<UUID, List<Tuple>> rows =
                rows(resources).stream().collect(Collectors.groupingBy(row -> row.get("resource", UUID.class)));
        return resources.stream()
                .collect(Collectors.toMap(
                        resource -> resource, resource -> status(rows.getOrDefault(resource, List.of()))));
    }

    private static Status status(List<Tuple> rows) {
        Status first = null;
        for (Tuple row : rows) {
            String state = row.get("state", String.class);
            if (state.equals("failed")) {
                return new Status("failed", row.get("percent", Integer.class), Optional.of(problem(row)));
            }
            if (first == null && !state.equals("done")) {
                first = new Status(row.get("step", String.class), row.get("percent", Integer.class), Optional.empty());
            }
        }
        return first == null ? new Status("done", 100, Optional.empty()) : first;
    }

    /** Whether this step of the resource has come to its end, well or not. */
    public boolean over(UUID resource, Step step) {
        return rows(Set.of(resource)).stream()
                .filter(row -> row.get("step", String.class).equals(step.id()))
                .map(row -> row.get("state", String.class))
                .allMatch(state -> state.equals("done") || state.equals("failed"));
    }

    /** A file has come, or another in its place: all of this is to be done with it. */
    @Transactional
    public void expect(UUID resource, List<Step> steps) {
        steps.forEach(step -> put(resource, step, "waiting", 0, null));
    }

    /** The file is gone, and nothing is to be done any more. */
    @Transactional
    public void forget(UUID resource) {
        entities.createNativeQuery("delete from processing_step where resource = ?1")
                .setParameter(1, resource)
                .executeUpdate();
    }

    /** The step begins, for the first time or once more. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void begun(UUID resource, Step step) {
        put(resource, step, "waiting", 0, null);
    }

    /** Percent never goes back to what a reader has seen already, and what is over stays so, unless the step begins again. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void advanced(UUID resource, Step step, int percent) {
        put(resource, step, "running", Math.clamp(percent, 0, 99), null);
    }

    /** The steps that have failed wait again. */
    @Transactional
    Set<Step> again(UUID resource) {
        Set<Step> failed = rows(Set.of(resource)).stream()
                .filter(row -> row.get("state", String.class).equals("failed"))
                .map(row -> Step.of(row.get("step", String.class)))
                .collect(Collectors.toSet());
        failed.forEach(step -> put(resource, step, "waiting", 0, null));
        return failed;
    }

    @Transactional
    public void finished(UUID resource, Step step) {
        put(resource, step, "done", 100, null);
    }

    @Transactional
    public void failed(UUID resource, Step step, Problem problem) {
        put(resource, step, "failed", 0, problem);
    }

    private void put(UUID resource, Step step, String state, int percent, @Nullable Problem problem) {
        entities.createNativeQuery("""
                        insert into processing_step as old
                            (resource, step, state, percent, problem, problem_arguments, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        on conflict (resource, step) do update set state = excluded.state,
                            percent = case when excluded.state = 'running' and old.state = 'running'
                                then greatest(old.percent, excluded.percent) else excluded.percent end,
                            problem = excluded.problem, problem_arguments = excluded.problem_arguments,
                            updated_at = excluded.updated_at
                        where excluded.state <> 'running' or old.state in ('waiting', 'running')""")
                .setParameter(1, resource)
                .setParameter(2, step.id())
                .setParameter(3, state)
                .setParameter(4, percent)
                .setParameter(5, problem == null ? null : problem.type().slug())
                .setParameter(
                        6,
                        problem == null
                                ? new String[0]
                                : problem.arguments().stream()
                                        .map(String::valueOf)
                                        .toArray(String[]::new))
                .setParameter(7, clock.instant())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(Set<UUID> resources) {
        return entities.createNativeQuery(
                        "select resource, step, state, percent, problem, problem_arguments from processing_step"
                                + " where resource = any(?1) order by resource, step",
                        Tuple.class)
                .setParameter(1, resources.toArray(UUID[]::new))
                .getResultList();
    }

    private static Problem problem(Tuple row) {
        String slug = row.get("problem", String.class);
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElse(ProblemType.INTERNAL);
        Object[] arguments = row.get("problem_arguments", Object[].class);
        return Problem.of(type, arguments == null ? new Object[0] : arguments);
    }
}
