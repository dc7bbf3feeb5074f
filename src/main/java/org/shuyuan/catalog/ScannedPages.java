package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which pages have words that a machine has read off a picture, so that readers are told. */
@ApplicationScoped
public class ScannedPages {

    private final EntityManager entities;

    ScannedPages(EntityManager entities) {
        this.entities = entities;
    }

    /** @param number as {@link PlaceType#PAGE} counts */
    public record Page(UUID resource, int number) {}

    /** Those of them that are so, in one question; what it costs doesn't grow with the books. */
    @SuppressWarnings("unchecked")
    public Set<Page> among(Collection<Page> pages) {
        if (pages.isEmpty()) {
            return Set.of();
        }
        return ((Collection<Tuple>) entities.createNativeQuery("""
                        select distinct asked.resource, asked.page
                        from unnest(cast(?1 as uuid[]), cast(?2 as int[])) as asked (resource, page)
                        join place on place.resource = asked.resource and place.at = asked.page
                        where place.recognised and place.type = 'page'""", Tuple.class)
                        .setParameter(1, pages.stream().map(Page::resource).toArray(UUID[]::new))
                        .setParameter(2, pages.stream().map(Page::number).toArray(Integer[]::new))
                        .getResultList())
                .stream()
                        .map(row -> new Page(row.get("resource", UUID.class), row.get("page", Integer.class)))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
