package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ladder.ChunkWork;
import org.shuyuan.render.ladder.Plan;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.Bundles;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

/**
 * Encodes the chunk that is due most. The queue holds as many runs as there are chunks, and which run takes which chunk
 * is decided when a worker is free; a run that is killed comes back and goes on with its own.
 */
@ApplicationScoped
class ChunkJob implements Job {

    static final String NAME = "render.chunk";

    private final Chunks chunks;
    private final ChunkWork work;
    private final Sources sources;
    private final Publication publication;
    private final Originals originals;
    private final Admission admission;
    private final Bundles bundles;
    private final Scratch scratch;

    ChunkJob(
            Chunks chunks,
            ChunkWork work,
            Sources sources,
            Publication publication,
            Originals originals,
            Admission admission,
            Bundles bundles,
            Scratch scratch) {
        this.chunks = chunks;
        this.work = work;
        this.sources = sources;
        this.publication = publication;
        this.originals = originals;
        this.admission = admission;
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

    /** @param id of the run, not of a chunk */
    @Override
    public void run(String id) throws Exception {
        UUID run = UUID.fromString(id);
        Chunk chunk = chunks.take(run).orElse(null);
        if (chunk == null) {
            return;
        }
        Plan plan = publication.plan(chunk).orElse(null);
        if (plan == null) {
            return;
        }
        Profile profile = sources.profile(plan.profile());
        try (Admission.Room _ = admission.enter(plan.memory(profile, chunk.key()));
                LocalCopy upload = originals.open(chunk.source());
                Scratch.Folder folder = scratch.open()) {
            // After a crash it begins again, and those who look on are told.
            publication.advanced(chunk, run, 0);
            ChunkWork.Made made = work.of(
                    upload.path(),
                    plan,
                    profile,
                    chunk.key(),
                    folder.path(),
                    percent -> publication.advanced(chunk, run, percent));
            publication.done(chunk, run, bundles.store(made.bundle()), made.damaged());
        }
    }

    @Override
    public void gaveUp(String id, Problem why) {
        chunks.ofRun(UUID.fromString(id)).ifPresent(chunk -> publication.fail(chunk.resource(), why));
    }
}
