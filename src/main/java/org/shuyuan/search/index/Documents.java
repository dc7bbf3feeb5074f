package org.shuyuan.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Reception;
import org.shuyuan.catalog.ResourceState;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.search.field.Fields;

/**
 * Reads resources from the catalog and writes their documents: those that follow a change and those of a new index are made
 * here alike, and nowhere else. Some questions for many resources, and the places of one resource in memory at a time.
 */
@ApplicationScoped
public class Documents {

    /** Grows when documents get other words in the same fields, so that older ones are made again. */
    public static final int SHAPE = 1;

    private static final int ROWS_AT_ONCE = 1000;

    private final EntityManager entities;
    private final Organisations organisations;
    private final Reception reception;
    private final ResourceWords words;

    Documents(EntityManager entities, Organisations organisations, Reception reception, ResourceWords words) {
        this.entities = entities;
        this.organisations = organisations;
        this.reception = reception;
        this.words = words;
    }

    /** A row of the table of places. */
    private record Row(UUID id, UUID resource, String type, double at, String text) {

        Map<String, ?> values() {
            return Map.of(
                    Fields.RESOURCE,
                    resource.toString(),
                    Fields.TYPE,
                    PlaceType.of(type).id(),
                    Fields.AT,
                    at,
                    Fields.TEXT,
                    text,
                    Fields.TEXT_BIGRAM,
                    text);
        }
    }

    /**
     * Writes those that are there, and deletes the documents of those that are not or not any more, but not of their places.
     * Needs a transaction.
     *
     * @return the ids of the places of each that is there
     * @throws IOException where the engine is away
     */
    public Map<UUID, List<UUID>> write(List<UUID> resources, Target target, Bulk bulk) throws IOException {
        Session session = entities.unwrap(Session.class);
        session.setDefaultReadOnly(true);
        Map<UUID, LearningResource> there = there(resources, session);
        Map<UUID, List<Organisation>> houses = organisations.lines(
                there.values().stream().map(LearningResource::organisation).collect(Collectors.toSet()));
        Map<UUID, Integer> received = reception.steps(there.keySet());
        Map<UUID, List<UUID>> written = new LinkedHashMap<>();
        try (Stream<Row> rows = rows(there, session)) {
            Iterator<Row> places = rows.iterator();
            Optional<Row> ahead = next(places);
            for (UUID id : resources.stream().sorted(Documents::asTheDatabase).toList()) {
                LearningResource resource = there.get(id);
                if (resource == null) {
                    bulk.delete(target.generation().resources(), id.toString(), id);
                    continue;
                }
                List<String> texts = new ArrayList<>();
                List<UUID> ids = new ArrayList<>();
                boolean captions = false;
                while (ahead.filter(row -> row.resource().equals(id)).isPresent()) {
                    Row row = ahead.get();
                    texts.add(row.text());
                    ids.add(row.id());
                    captions |= row.type().equals(PlaceType.CUE.id());
                    bulk.put(target.generation().places(), row.id().toString(), id, target.placeFields(), row.values());
                    ahead = next(places);
                }
                bulk.put(
                        target.generation().resources(),
                        id.toString(),
                        id,
                        target.resourceFields(),
                        words.of(
                                resource,
                                houses.getOrDefault(resource.organisation(), List.of()),
                                captions,
                                received.getOrDefault(id, 0),
                                texts));
                written.put(id, ids);
            }
        } finally {
            session.clear();
        }
        return written;
    }

    private static Map<UUID, LearningResource> there(List<UUID> resources, Session session) {
        return session.findMultiple(LearningResource.class, resources).stream()
                .filter(found -> found != null && !(found.state() instanceof ResourceState.Withdrawn))
                .collect(Collectors.toMap(LearningResource::id, found -> found));
    }

    private static Stream<Row> rows(Map<UUID, LearningResource> resources, Session session) {
        return session.createNativeQuery(
                        "select id, resource, type, at, text from place where resource = any (?1)"
                                + " order by resource, type, position",
                        Object[].class)
                .setParameter(1, resources.keySet().toArray(UUID[]::new))
                .setFetchSize(ROWS_AT_ONCE)
                .getResultStream()
                .map(row -> new Row((UUID) row[0], (UUID) row[1], (String) row[2], (double) row[3], (String) row[4]));
    }

    private static Optional<Row> next(Iterator<Row> rows) {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    /** By their bytes; {@link UUID#compareTo} takes the halves for signed numbers. */
    private static int asTheDatabase(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
