package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;

/** Knows again what was made here when it comes back from others. */
@ApplicationScoped
public class OwnRecords {

    private final RepositoryAddress address;
    private final Catalog catalog;

    OwnRecords(RepositoryAddress address, Catalog catalog) {
        this.address = address;
        this.catalog = catalog;
    }

    /**
     * Whether a record of this identifier is one of ours. The name alone doesn't tell: repositories on trial are often
     * all called after the same host.
     */
    public boolean made(String identifier) {
        String prefix = address.identifierOf("");
        if (!identifier.startsWith(prefix)) {
            return false;
        }
        try {
            return catalog.find(UUID.fromString(identifier.substring(prefix.length())))
                    .isPresent();
        } catch (IllegalArgumentException noUuid) {
            return false;
        }
    }
}
