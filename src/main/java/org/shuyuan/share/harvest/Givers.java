package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.shuyuan.people.OrganisationLevel;

/** Which repositories give us a resource, the nearest first. */
@ApplicationScoped
public class Givers {

    private final EntityManager entities;

    Givers(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A repository that gives a resource.
     *
     * @param base of its OAI-PMH
     * @param identifier what the record is called there
     * @param level of the organisation that keeps it
     */
    public record Giver(String name, URI base, String identifier, OrganisationLevel level) {}

    /** From the school's level to the province's. */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<Giver> of(UUID resource) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select name, base_url, identifier, level from harvest_item
                        join harvest_source on harvest_source.id = source
                        where resource = ?1 and not deleted order by created_at""", Tuple.class)
                .setParameter(1, resource)
                .getResultList();
        return rows.stream()
                .map(row -> new Giver(
                        row.get("name", String.class),
                        URI.create(row.get("base_url", String.class)),
                        row.get("identifier", String.class),
                        OrganisationLevel.of(row.get("level", String.class))))
                .sorted(Comparator.comparing(Giver::level).reversed())
                .toList();
    }
}
