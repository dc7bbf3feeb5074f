package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.harvest.Givers.Giver;

/** Why repositories didn't give what they have, for those who keep the sources. */
@ApplicationScoped
class CopyDoubts {

    private final EntityManager entities;
    private final Clock clock;

    CopyDoubts(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The last word on one repository and one resource. */
    record Doubt(UUID resource, String giver, Problem why) {}

    @Transactional
    void add(UUID resource, Giver giver, Problem why) {
        entities.createNativeQuery("""
                        insert into copy_doubt (resource, base_url, problem, problem_arguments, at, giver)
                        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (resource, base_url) do update set
                          problem = excluded.problem, problem_arguments = excluded.problem_arguments, at = excluded.at""")
                .setParameter(1, resource)
                .setParameter(2, giver.base().toString())
                .setParameter(3, why.type().slug())
                .setParameter(4, Troubles.arguments(why))
                .setParameter(5, clock.instant())
                .setParameter(6, giver.name())
                .executeUpdate();
    }

    /** The repositories that are not asked for this again, until it changes or a person wishes for it. */
    @SuppressWarnings("unchecked")
    @Transactional
    Set<URI> of(UUID resource) {
        List<String> rows = entities.createNativeQuery(
                        "select base_url from copy_doubt where resource = ?1", String.class)
                .setParameter(1, resource)
                .getResultList();
        return rows.stream().map(URI::create).collect(Collectors.toSet());
    }

    @Transactional
    Optional<Problem> last(UUID resource) {
        return read("where resource = ?1 order by at desc limit 1", resource).stream()
                .map(Doubt::why)
                .findFirst();
    }

    /** The newest first. */
    @Transactional
    List<Doubt> newest(int limit) {
        return read("order by at desc limit ?1", limit);
    }

    @SuppressWarnings("unchecked")
    private List<Doubt> read(String condition, Object parameter) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select resource, giver, problem, problem_arguments from copy_doubt " + condition, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream()
                .flatMap(row -> Troubles.read(row)
                        .map(why -> new Doubt(row.get("resource", UUID.class), row.get("giver", String.class), why))
                        .stream())
                .toList();
    }
}
