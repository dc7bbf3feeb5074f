package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.media.Source;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundles;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

/** Encodes the rungs of a resource's profile. Killed at any instant, it begins again and leaves nothing twice. */
@ApplicationScoped
class LadderJob implements Job {

    static final String NAME = "render.ladder";

    private final Sources sources;
    private final LadderWork ladders;
    private final Publication publication;
    private final BlobStore blobs;
    private final Bundles bundles;
    private final Scratch scratch;

    LadderJob(
            Sources sources,
            LadderWork ladders,
            Publication publication,
            BlobStore blobs,
            Bundles bundles,
            Scratch scratch) {
        this.sources = sources;
        this.ladders = ladders;
        this.publication = publication;
        this.blobs = blobs;
        this.bundles = bundles;
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.LONG;
    }

    @Override
    public void run(String id) throws Exception {
        Rendition ladder = publication.open(UUID.fromString(id)).get(RenditionName.LADDER);
        if (ladder == null) {
            return;
        }
        publication.advanced(ladder, 0);
        try (LocalCopy upload = blobs.local(ladder.source());
                Scratch.Folder folder = scratch.open()) {
            Source source = sources.read(upload.path(), ladder, folder.path());
            LadderWork.Made made = ladders.of(
                    upload.path(),
                    source,
                    sources.profile(ladder),
                    folder.path(),
                    percent -> publication.advanced(ladder, percent));
            publication.finish(ladder, bundles.store(made.bundle()), made.damaged());
        }
    }

    @Override
    public void gaveUp(String id, Problem why) {
        publication.fail(UUID.fromString(id), why);
    }
}
