package org.shuyuan.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.shuyuan.describe.Spoken;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** The recognitions of all resources, and their pieces. */
@ApplicationScoped
class Recognitions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Spoken>> SPOKEN = new TypeReference<>() {};

    private final EntityManager entities;
    private final Clock clock;

    Recognitions(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** One that has never been asked for; work on an earlier one comes to nothing. */
    @Transactional
    UUID begin(UUID resource, Digest source, String language) {
        entities.createNativeQuery("delete from recognition where resource = ?1")
                .setParameter(1, resource)
                .executeUpdate();
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        entities.createNativeQuery("""
                        insert into recognition (id, resource, source, language, state, updated_at)
                        values (?1, ?2, ?3, ?4, 'waiting', ?5)""")
                .setParameter(1, id)
                .setParameter(2, resource)
                .setParameter(3, source.hex())
                .setParameter(4, language)
                .setParameter(5, clock.instant())
                .executeUpdate();
        return id;
    }

    @Transactional
    Optional<Recognition> ofResource(UUID resource) {
        return find("resource", resource);
    }

    @Transactional
    Optional<Recognition> find(UUID id) {
        return find("id", id);
    }

    private Optional<Recognition> find(String column, UUID value) {
        List<?> rows = entities.createNativeQuery("""
                        select id, resource, source, language, state, problem,
                            (select (100 * count(spoken) / greatest(count(*), 1))::int from recognition_piece
                             where recognition = r.id) as percent
                        from recognition r where\s""" + column + " = ?1", Tuple.class)
                .setParameter(1, value)
                .getResultList();
        return rows.stream().map(row -> recognition((Tuple) row)).findFirst();
    }

    @Transactional
    void cut(UUID id, List<Piece> pieces) {
        if (!become(id, Recognition.State.RUNNING, null)) {
            return;
        }
        for (Piece piece : pieces) {
            entities.createNativeQuery("""
                            insert into recognition_piece (recognition, part, begins, ends) values (?1, ?2, ?3, ?4)
                            on conflict do nothing""")
                    .setParameter(1, id)
                    .setParameter(2, piece.part())
                    .setParameter(3, piece.from())
                    .setParameter(4, piece.to())
                    .executeUpdate();
        }
    }

    /** The first piece that nobody has listened to yet. */
    @Transactional
    Optional<Piece> next(UUID id) {
        List<?> rows =
                entities.createNativeQuery("""
                        select part, begins, ends from recognition_piece
                        where recognition = ?1 and spoken is null order by part limit 1""", Tuple.class).setParameter(1, id).getResultList();
        return rows.stream()
                .map(row -> (Tuple) row)
                .map(row -> new Piece(
                        row.get("part", Integer.class), row.get("begins", Long.class), row.get("ends", Long.class)))
                .findFirst();
    }

    @Transactional
    void heard(UUID id, Piece piece, List<Spoken> spoken) {
        entities.createNativeQuery("update recognition_piece set spoken = ?1 where recognition = ?2 and part = ?3")
                .setParameter(1, encode(spoken))
                .setParameter(2, id)
                .setParameter(3, piece.part())
                .executeUpdate();
    }

    /** All that was heard, in the order of time. */
    @Transactional
    List<Spoken> spoken(UUID id) {
        List<Spoken> all = new ArrayList<>();
        for (Object piece : entities.createNativeQuery(
                        "select spoken from recognition_piece where recognition = ?1 order by part", String.class)
                .setParameter(1, id)
                .getResultList()) {
            all.addAll(decode((String) piece));
        }
        return all;
    }

    @Transactional
    void done(UUID id) {
        become(id, Recognition.State.DONE, null);
    }

    @Transactional
    void failed(UUID id, ProblemType why) {
        become(id, Recognition.State.FAILED, why);
    }

    /** Answers whether it is still wanted. */
    private boolean become(UUID id, Recognition.State state, @Nullable ProblemType problem) {
        return entities.createNativeQuery(
                                "update recognition set state = ?1, problem = ?2, updated_at = ?3 where id = ?4")
                        .setParameter(1, state.id())
                        .setParameter(2, problem == null ? null : problem.slug())
                        .setParameter(3, clock.instant())
                        .setParameter(4, id)
                        .executeUpdate()
                == 1;
    }

    private static Recognition recognition(Tuple row) {
        Recognition.State state = Recognition.State.of(row.get("state", String.class));
        return new Recognition(
                row.get("id", UUID.class),
                row.get("resource", UUID.class),
                new Digest(row.get("source", String.class)),
                row.get("language", String.class),
                state,
                state == Recognition.State.DONE ? 100 : row.get("percent", Integer.class),
                Arrays.stream(ProblemType.values())
                        .filter(type -> type.slug().equals(row.get("problem", String.class)))
                        .findFirst());
    }

    private static String encode(List<Spoken> spoken) {
        try {
            return JSON.writeValueAsString(spoken);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Spoken> decode(String json) {
        try {
            return JSON.readValue(json, SPOKEN);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not what was heard", e);
        }
    }
}
