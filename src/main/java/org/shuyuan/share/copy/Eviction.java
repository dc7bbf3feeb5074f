package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Processing;
import org.shuyuan.render.Holdings;
import org.shuyuan.storage.Digest;

/**
 * Gives up a copy: the resource leads to its source again. What is small stays (its picture, captions, what is said in it), so it
 * is found as before.
 */
@ApplicationScoped
class Eviction {

    private final Catalog catalog;
    private final Processing processing;
    private final Holdings holdings;
    private final Leaving leaving;
    private final Copies copies;
    private final Clock clock;

    Eviction(Catalog catalog, Processing processing, Holdings holdings, Leaving leaving, Copies copies, Clock clock) {
        this.catalog = catalog;
        this.processing = processing;
        this.holdings = holdings;
        this.leaving = leaving;
        this.copies = copies;
        this.clock = clock;
    }

    /** Answers whether it was there, and nobody plays it or works on it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean evict(UUID id) {
        LearningResource resource = catalog.held(id);
        Optional<Copy> copy =
                copies.held(id).filter(held -> held.came().isPresent() && held.state() != Copy.State.RUNNING);
        boolean busy = copies.playing(id).isAfter(clock.instant())
                || !List.of("done", "failed").contains(processing.of(id).stage());
        if (copy.isEmpty() || busy) {
            return false;
        }
        for (Asset asset : resource.assets()) {
            if (asset.role() == AssetRole.ORIGINAL && asset.origin() == Origin.HARVESTED) {
                leaving.add(new Digest(asset.sha256()), holdings.of(id).keySet());
                catalog.detach(id, asset.id());
            }
        }
        holdings.forget(id);
        processing.forget(id);
        copies.evicted(id);
        return true;
    }
}
