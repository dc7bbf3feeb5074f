package org.shuyuan.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A resource that has lived before, here or elsewhere.
 *
 * @param id that nothing has yet
 * @param kind the id of a {@link Kind}
 * @param owner whose it becomes
 * @param descriptors all that was said of it, by every origin
 * @param processed whether bytes come with it that wait for the steps of its kind
 */
public record RestoredResource(
        UUID id,
        String kind,
        UUID organisation,
        UUID owner,
        Descriptors descriptors,
        Optional<Provenance> provenance,
        ResourceState state,
        Instant created,
        boolean processed) {}
