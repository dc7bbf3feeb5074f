package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.Origin;
import org.shuyuan.describe.Captions;
import org.shuyuan.describe.Chapters;
import org.shuyuan.intake.Acceptance;
import org.shuyuan.render.Holdings;
import org.shuyuan.storage.Digest;

/** Gives a resource the files that have come for it, all in one transaction: then it is described and made playable as an upload is. */
@ApplicationScoped
class Arrival {

    private final Catalog catalog;
    private final Wishes wishes;
    private final Acceptance acceptance;
    private final Captions captions;
    private final Chapters chapters;
    private final Holdings holdings;
    private final Leaving leaving;
    private final Copies copies;

    Arrival(
            Catalog catalog,
            Wishes wishes,
            Acceptance acceptance,
            Captions captions,
            Chapters chapters,
            Holdings holdings,
            Leaving leaving,
            Copies copies) {
        this.catalog = catalog;
        this.wishes = wishes;
        this.acceptance = acceptance;
        this.captions = captions;
        this.chapters = chapters;
        this.holdings = holdings;
        this.leaving = leaving;
        this.copies = copies;
    }

    /**
     * Does nothing where nobody wants it any more.
     *
     * @param mediaType of the original, by its content
     */
    @Transactional
    void of(Asked asked, FileList files, String mediaType, Map<ListedFile, byte[]> tracks) {
        UUID id = asked.copy().resource();
        LearningResource resource = catalog.held(id);
        Optional<Copy> copy = copies.held(id).filter(held -> held.state() == Copy.State.RUNNING);
        if (copy.isEmpty()) {
            return;
        }
        if (!wishes.mayBeCopied(resource)) {
            copies.drop(id);
            leaving.add(files.original().digest(), Set.of());
            return;
        }
        ListedFile original = files.original();
        if (!leaving.stays(original.digest())) {
            throw new IllegalStateException(original.digest() + " was deleted meanwhile; it is brought once more");
        }
        resource.assets().stream()
                .filter(asset -> asset.role() == AssetRole.ORIGINAL && asset.origin() == Origin.HARVESTED)
                .filter(asset -> !asset.sha256().equals(original.digest().hex()))
                .forEach(asset -> replaced(id, asset));
        acceptance.replace(
                id,
                new NewAsset(
                        AssetRole.ORIGINAL,
                        original.digest().hex(),
                        original.size(),
                        mediaType,
                        original.filename(),
                        null,
                        Origin.HARVESTED));
        Map<String, byte[]> byLanguage = new HashMap<>();
        tracks.forEach((track, bytes) -> track.language().ifPresent(language -> byLanguage.put(language, bytes)));
        captions.harvested(id, byLanguage);
        tracks.forEach((track, bytes) -> {
            if (track.role() == AssetRole.CHAPTERS) {
                chapters.harvested(id, bytes);
            }
        });
        copies.came(id, asked.record(), files);
    }

    private void replaced(UUID id, Asset before) {
        leaving.add(new Digest(before.sha256()), holdings.of(id).keySet(), copies.playing(id));
    }
}
