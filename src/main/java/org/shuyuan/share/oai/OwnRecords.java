package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;

/** Knows again what was made here when it comes back from others. */
@ApplicationScoped
public class OwnRecords {

    private static final String SCHEME = "oai:";

    private final RepositoryAddress address;
    private final Catalog catalog;
    private final EntityManager entities;

    OwnRecords(RepositoryAddress address, Catalog catalog, EntityManager entities) {
        this.address = address;
        this.catalog = catalog;
        this.entities = entities;
    }

    /**
     * Whether a record of this identifier is one of ours, under our name of now or one that we had when it was given out.
     * The name alone doesn't tell: repositories on trial are often all called after the same host.
     */
    @Transactional
    public boolean made(String identifier) {
        return resource(identifier)
                .filter(id -> (identifier.equals(address.identifier(id))
                                && catalog.find(id).isPresent())
                        || givenOut(id, identifier))
                .isPresent();
    }

    /** The third part of an identifier, where it can be one of ours. */
    private static Optional<UUID> resource(String identifier) {
        if (!identifier.startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(identifier.substring(identifier.lastIndexOf(':') + 1)));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    /** A record keeps the identifier under which it was first shown, whatever we are called since. */
    private boolean givenOut(UUID resource, String identifier) {
        return !entities.createNativeQuery(
                        "select 1 from oai_record where resource = ?1 and identifier = ?2", Integer.class)
                .setParameter(1, resource)
                .setParameter(2, identifier)
                .getResultList()
                .isEmpty();
    }
}
