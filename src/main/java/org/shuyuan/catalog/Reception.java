package org.shuyuan.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells how resources are received, for those who put the better ones first; who knows it stands further up. */
public interface Reception {

    /** The last step. */
    int STEPS = 4;

    /** How many stayed to the end of each, in steps from 1 to {@link #STEPS}; nothing of those of which too few did. */
    Map<UUID, Integer> steps(Collection<UUID> resources);

    /** Fired inside the transaction in which a resource comes to another step. Nothing else of it has changed. */
    record Changed(UUID resource) {}
}
