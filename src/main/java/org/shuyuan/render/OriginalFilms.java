package org.shuyuan.render;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;

/** The originals of what plays, for jobs that look into them beside the work on renditions. */
@ApplicationScoped
public class OriginalFilms {

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Scratch scratch;

    OriginalFilms(Catalog catalog, BlobStore blobs, Scratch scratch) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    /** Work on a film as a file of this machine, with a folder that goes away. */
    public interface Use {
        void on(Path film, Path folder) throws IOException, InterruptedException;
    }

    /** Does nothing where there is no original any more. */
    public void use(UUID resource, Use use) throws IOException, InterruptedException {
        Optional<Digest> original = QuarkusTransaction.requiringNew()
                .call(() -> catalog.find(resource)
                        .flatMap(found -> found.asset(AssetRole.ORIGINAL))
                        .map(asset -> new Digest(asset.sha256())));
        if (original.isPresent()) {
            try (LocalCopy film = blobs.local(original.get());
                    Scratch.Folder folder = scratch.open()) {
                use.on(film.path(), folder.path());
            }
        }
    }
}
