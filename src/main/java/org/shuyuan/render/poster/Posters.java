package org.shuyuan.render.poster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Rendered;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/** The pictures to choose from, of all films, and those that people have chosen. */
@ApplicationScoped
public class Posters {

    private final EntityManager entities;
    private final BlobStore blobs;
    private final Event<Rendered> rendered;
    private final Clock clock;

    Posters(EntityManager entities, BlobStore blobs, Event<Rendered> rendered, Clock clock) {
        this.entities = entities;
        this.blobs = blobs;
        this.rendered = rendered;
        this.clock = clock;
    }

    /**
     * One to choose.
     *
     * @param number from 1
     * @param seconds from the beginning of the film
     */
    record Offered(int number, double seconds, Digest poster, Digest card) {}

    /** In the order of the film. */
    @Transactional
    List<Offered> offered(UUID resource) {
        List<?> rows = entities.createNativeQuery(
                        "select number, seconds, poster, card from poster_choice where resource = ?1 order by number",
                        Tuple.class)
                .setParameter(1, resource)
                .getResultList();
        return rows.stream()
                .map(row -> (Tuple) row)
                .map(row -> new Offered(
                        row.get("number", Integer.class),
                        row.get("seconds", Double.class),
                        new Digest(row.get("poster", String.class)),
                        new Digest(row.get("card", String.class))))
                .toList();
    }

    /** @throws Problem NOT_FOUND */
    Offered offered(UUID resource, int number) {
        return offered(resource).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** Offers these and no others. What was chosen stays chosen. */
    @Transactional
    void offer(UUID resource, List<PosterChoices.Choice> choices) {
        entities.createNativeQuery("delete from poster_choice where resource = ?1")
                .setParameter(1, resource)
                .executeUpdate();
        for (int at = 0; at < choices.size(); at++) {
            PosterChoices.Choice choice = choices.get(at);
            entities.createNativeQuery(
                            "insert into poster_choice (resource, number, seconds, poster, card) values (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, resource)
                    .setParameter(2, at + 1)
                    .setParameter(3, choice.seconds())
                    .setParameter(4, choice.poster().large().digest().hex())
                    .setParameter(5, choice.poster().small().digest().hex())
                    .executeUpdate();
        }
    }

    /** What a person has chosen. */
    @Transactional
    public Optional<Poster> chosen(UUID resource) {
        List<?> rows = entities.createNativeQuery(
                        "select poster, card from chosen_poster where resource = ?1", Tuple.class)
                .setParameter(1, resource)
                .getResultList();
        return rows.stream()
                .map(row -> (Tuple) row)
                .map(row -> new Poster(blob(row.get("poster", String.class)), blob(row.get("card", String.class))))
                .findFirst();
    }

    @Transactional
    void choose(UUID resource, Digest poster, Digest card) {
        entities.createNativeQuery("""
                        insert into chosen_poster (resource, poster, card, updated_at) values (?1, ?2, ?3, ?4)
                        on conflict (resource) do update
                        set poster = excluded.poster, card = excluded.card, updated_at = excluded.updated_at""")
                .setParameter(1, resource)
                .setParameter(2, poster.hex())
                .setParameter(3, card.hex())
                .setParameter(4, clock.instant())
                .executeUpdate();
        rendered.fire(new Rendered(resource));
    }

    /** Back to the one that was taken by itself. */
    @Transactional
    void leave(UUID resource) {
        entities.createNativeQuery("delete from chosen_poster where resource = ?1")
                .setParameter(1, resource)
                .executeUpdate();
        rendered.fire(new Rendered(resource));
    }

    private Blob blob(String hex) {
        Digest digest = new Digest(hex);
        return new Blob(digest, blobs.size(digest));
    }
}
