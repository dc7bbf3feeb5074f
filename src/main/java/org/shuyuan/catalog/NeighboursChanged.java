package org.shuyuan.catalog;

import java.util.Set;
import java.util.UUID;

/**
 * Fired inside the transaction after which these resources are part of something else than before; they themselves haven't
 * changed, and nobody holds them.
 */
public record NeighboursChanged(Set<UUID> resources) {

    public NeighboursChanged {
        resources = Set.copyOf(resources);
    }
}
