package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ladder.Plan;
import org.shuyuan.storage.Digest;

/**
 * The renditions of all resources. Every change names the source it was made of, so that late work on a file that has
 * been replaced changes nothing.
 */
@ApplicationScoped
public class Renditions {

    private final EntityManager entities;
    private final Clock clock;

    Renditions(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The renditions of a resource, in the order in which they become ready. */
    public List<Rendition> of(UUID resource) {
        return where("resource = ?1", resource).stream()
                .sorted(Comparator.comparing(Rendition::name))
                .toList();
    }

    /** What of all resources is begun or waits. */
    List<Rendition> unfinished(RenditionName name) {
        return where("name = ?1 and state in ('waiting', 'running')", name.id());
    }

    private List<Rendition> where(String condition, Object value) {
        List<?> rows = entities.createNativeQuery("""
                        select resource, name, source, profile, recipe, state, percent, bundle, plan
                        from rendition where""" + " " + condition, Tuple.class)
                .setParameter(1, value)
                .getResultList();
        return rows.stream().map(row -> rendition((Tuple) row)).toList();
    }

    Optional<Rendition> find(UUID resource, RenditionName name) {
        return of(resource).stream().filter(each -> each.name() == name).findFirst();
    }

    /** A rendition that is to be made; one that is made already of the same source by the same recipe stays. */
    @Transactional
    void expect(UUID resource, RenditionName name, Digest source, String profile, String recipe) {
        entities.createNativeQuery("""
                        insert into rendition as old
                            (resource, name, source, profile, recipe, state, percent, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, 'waiting', 0, ?6)
                        on conflict (resource, name) do update set
                            bundle = case when old.source = excluded.source then old.bundle end,
                            source = excluded.source, profile = excluded.profile, recipe = excluded.recipe,
                            state = 'waiting', percent = 0, problem = null, plan = null, updated_at = excluded.updated_at
                        where (old.source, old.recipe) <> (excluded.source, excluded.recipe)
                            or old.state = 'failed'""")
                .setParameter(1, resource)
                .setParameter(2, name.id())
                .setParameter(3, source.hex())
                .setParameter(4, profile)
                .setParameter(5, recipe)
                .setParameter(6, clock.instant())
                .executeUpdate();
    }

    /** Once more from the beginning; what plays already goes on playing until then. */
    @Transactional
    void again(UUID resource) {
        entities.createNativeQuery("""
                        update rendition set state = 'waiting', percent = 0, problem = null, plan = null, updated_at = ?1
                        where resource = ?2 and (state = 'failed' or name = ?3)""")
                .setParameter(1, clock.instant())
                .setParameter(2, resource)
                .setParameter(3, RenditionName.LADDER.id())
                .executeUpdate();
    }

    @Transactional
    void forget(UUID resource, RenditionName name) {
        entities.createNativeQuery("delete from rendition where resource = ?1 and name = ?2")
                .setParameter(1, resource)
                .setParameter(2, name.id())
                .executeUpdate();
    }

    /** Answers whether it was still wanted. */
    @Transactional
    boolean planned(Rendition rendition, Plan plan) {
        return entities.createNativeQuery("""
                                update rendition set state = 'running', plan = ?1, updated_at = ?2
                                where resource = ?3 and name = ?4 and source = ?5 and recipe = ?6 and plan is null""")
                        .setParameter(1, plan.encode())
                        .setParameter(2, clock.instant())
                        .setParameter(3, rendition.resource())
                        .setParameter(4, rendition.name().id())
                        .setParameter(5, rendition.source().hex())
                        .setParameter(6, rendition.recipe())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    void advanced(UUID resource, RenditionName name, int percent) {
        entities.createNativeQuery("""
                        update rendition set percent = ?1, updated_at = ?2
                        where resource = ?3 and name = ?4 and state = 'running'""")
                .setParameter(1, percent)
                .setParameter(2, clock.instant())
                .setParameter(3, resource)
                .setParameter(4, name.id())
                .executeUpdate();
    }

    /** Until the end of the transaction nobody else changes it. */
    @Transactional
    void lock(UUID resource, RenditionName name) {
        entities.createNativeQuery("select 1 from rendition where resource = ?1 and name = ?2 for update")
                .setParameter(1, resource)
                .setParameter(2, name.id())
                .getResultList();
    }

    /** Plays already, though not everything is there. Answers whether it was still wanted. */
    @Transactional
    boolean grown(Rendition rendition, Digest bundle) {
        return become(rendition, Rendition.State.RUNNING, rendition.percent(), bundle, null);
    }

    /** Answers whether it was still wanted. */
    @Transactional
    boolean ready(Rendition rendition, Digest bundle) {
        return become(rendition, Rendition.State.READY, 100, bundle, null);
    }

    @Transactional
    boolean skipped(Rendition rendition) {
        return become(rendition, Rendition.State.SKIPPED, 100, null, null);
    }

    @Transactional
    boolean failed(Rendition rendition, Problem problem) {
        return become(rendition, Rendition.State.FAILED, 0, null, problem);
    }

    private boolean become(
            Rendition rendition,
            Rendition.State state,
            int percent,
            @Nullable Digest bundle,
            @Nullable Problem problem) {
        return entities.createNativeQuery("""
                                update rendition set state = ?1, percent = ?2, bundle = coalesce(?3, bundle),
                                    problem = ?4, updated_at = ?5
                                where resource = ?6 and name = ?7 and source = ?8 and recipe = ?9
                                    and state in ('waiting', 'running')""")
                        .setParameter(1, state.id())
                        .setParameter(2, percent)
                        .setParameter(3, bundle == null ? null : bundle.hex())
                        .setParameter(4, problem == null ? null : problem.type().slug())
                        .setParameter(5, clock.instant())
                        .setParameter(6, rendition.resource())
                        .setParameter(7, rendition.name().id())
                        .setParameter(8, rendition.source().hex())
                        .setParameter(9, rendition.recipe())
                        .executeUpdate()
                == 1;
    }

    private static Rendition rendition(Tuple row) {
        return new Rendition(
                row.get("resource", UUID.class),
                RenditionName.of(row.get("name", String.class)),
                new Digest(row.get("source", String.class)),
                row.get("profile", String.class),
                row.get("recipe", String.class),
                Rendition.State.of(row.get("state", String.class)),
                row.get("percent", Integer.class),
                Optional.ofNullable(row.get("bundle", String.class)).map(Digest::new),
                Optional.ofNullable(row.get("plan", String.class)));
    }
}
