package org.shuyuan.render;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/** Takes the pictures to choose a poster from. Beside the remux and not in it: playing waits for nobody's choice. */
@ApplicationScoped
class PosterChoicesJob implements Job {

    private static final String NAME = "render.poster-choices";

    private final Jobs jobs;
    private final Wanted wanted;
    private final PosterChoices choices;
    private final Posters posters;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Scratch scratch;

    PosterChoicesJob(
            Jobs jobs,
            Wanted wanted,
            PosterChoices choices,
            Posters posters,
            Catalog catalog,
            BlobStore blobs,
            Scratch scratch) {
        this.jobs = jobs;
        this.wanted = wanted;
        this.choices = choices;
        this.posters = posters;
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
        try (LocalCopy film = blobs.local(original.get());
                Scratch.Folder folder = scratch.open()) {
            posters.offer(resource, choices.of(film.path(), folder.path()));
        }
    }
}
