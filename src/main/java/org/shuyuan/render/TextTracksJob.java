package org.shuyuan.render;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.describe.Captions;
import org.shuyuan.describe.TextTrack;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/** Makes captions of the text tracks that an upload brings. Nobody waits for it: a film without them is whole. */
@ApplicationScoped
class TextTracksJob implements Job {

    private static final String NAME = "render.text-tracks";

    private final Jobs jobs;
    private final Wanted wanted;
    private final TextTracks tracks;
    private final Captions captions;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Scratch scratch;

    TextTracksJob(
            Jobs jobs,
            Wanted wanted,
            TextTracks tracks,
            Captions captions,
            Catalog catalog,
            BlobStore blobs,
            Scratch scratch) {
        this.jobs = jobs;
        this.wanted = wanted;
        this.tracks = tracks;
        this.captions = captions;
        this.catalog = catalog;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    void accepted(@Observes FileAccepted file) {
        if (wanted.profile(catalog.get(file.resource())).isPresent()) {
            jobs.submit(NAME, file.resource().toString());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.QUICK;
    }

    @Override
    public void run(String id) throws IOException, InterruptedException {
        UUID resource = UUID.fromString(id);
        Optional<Digest> original = QuarkusTransaction.requiringNew()
                .call(() -> catalog.find(resource)
                        .flatMap(found -> found.asset(AssetRole.ORIGINAL))
                        .map(asset -> new Digest(asset.sha256())));
        if (original.isEmpty()) {
            return;
        }
        try (LocalCopy upload = blobs.local(original.get());
                Scratch.Folder folder = scratch.open()) {
            List<TextTrack> found = tracks.of(upload.path(), folder.path());
            if (!found.isEmpty()) {
                captions.extracted(resource, found);
            }
        }
    }
}
