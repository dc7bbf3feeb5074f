package org.shuyuan.search.index;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;

/**
 * A resource that the index has yet to learn about. It is not indexed itself: Quarkus leaves Hibernate Search out of a
 * build in which no entity carries the annotation, whatever {@link IndexMapping} maps from outside.
 */
@Entity
@Table(name = "search_dirty")
@Indexed(enabled = false)
public class DirtyResource {

    @Id
    private UUID resource;

    private Instant since;

    /** Changes whenever the resource does. */
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected DirtyResource() {}

    public UUID resource() {
        return resource;
    }

    Instant since() {
        return since;
    }

    long version() {
        return version;
    }
}
