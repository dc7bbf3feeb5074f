package org.shuyuan.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

/** The picture of a document's first page. */
@ApplicationScoped
public class Covers {

    private final Catalog catalog;
    private final BlobStore blobs;

    Covers(Catalog catalog, BlobStore blobs) {
        this.catalog = catalog;
        this.blobs = blobs;
    }

    /**
     * Gives the resource this cover, unless it has had it before. The caller has locked the row of the resource, so two runs at once
     * attach one.
     *
     * @param picture a JPEG
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(UUID resource, Path picture) {
        Blob cover = blobs.put(picture);
        String sha256 = cover.digest().hex();
        boolean known = catalog.get(resource).assets().stream()
                .anyMatch(asset ->
                        asset.role() == AssetRole.COVER && asset.sha256().equals(sha256));
        if (!known) {
            catalog.attach(resource, new NewAsset(AssetRole.COVER, sha256, cover.size(), "image/jpeg", "cover.jpg"));
        }
    }
}
