package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.describe.Chapters;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ladder.ChunkKey;
import org.shuyuan.render.ladder.LadderBundle;
import org.shuyuan.render.ladder.Plan;
import org.shuyuan.render.ladder.SingleFileWork;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Bundles;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Job;

/** Puts into players' hands what the chunks have made, each time another stage of the ladder is whole. */
@ApplicationScoped
class GatherJob implements Job {

    static final String NAME = "render.gather";

    private final Chunks chunks;
    private final Sources sources;
    private final Publication publication;
    private final Chapters chapters;
    private final BlobStore blobs;
    private final Bundles bundles;
    private final SingleFileWork singleFile;
    private final Scratch scratch;

    GatherJob(
            Chunks chunks,
            Sources sources,
            Publication publication,
            Chapters chapters,
            BlobStore blobs,
            Bundles bundles,
            SingleFileWork singleFile,
            Scratch scratch) {
        this.chunks = chunks;
        this.sources = sources;
        this.publication = publication;
        this.chapters = chapters;
        this.blobs = blobs;
        this.bundles = bundles;
        this.singleFile = singleFile;
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) throws Exception {
        UUID resource = UUID.fromString(id);
        Rendition ladder = publication.open(resource).get(RenditionName.LADDER);
        if (ladder == null || ladder.plan().isEmpty()) {
            return;
        }
        Plan plan = Plan.decode(ladder.plan().get());
        Profile profile = sources.profile(plan.profile());
        List<Chunk> all = chunks.of(resource);
        Map<ChunkKey, Bundle> done = new HashMap<>();
        all.forEach(chunk -> chunk.bundle().ifPresent(bundle -> done.put(chunk.key(), bundles.load(bundle))));
        boolean whole = done.keySet().containsAll(plan.chunks(profile));
        Optional<Bundle> remux =
                whole ? Optional.empty() : publication.remux(resource).map(bundles::load);
        LadderBundle made = new LadderBundle(blobs, plan, profile, done);
        LadderBundle.Gathered gathered = made.gathered(remux);
        Digest bundle = bundles.store(whole ? withSingleFile(gathered, plan, profile) : gathered.files());
        chapters.propose(resource, made.slides().chapters());
        if (whole) {
            publication.finish(ladder, bundle, all.stream().anyMatch(Chunk::damaged));
        } else {
            publication.grown(ladder, bundle);
        }
    }

    private Bundle withSingleFile(LadderBundle.Gathered gathered, Plan plan, Profile profile)
            throws IOException, InterruptedException {
        try (Scratch.Folder folder = scratch.open()) {
            return singleFile.with(gathered, plan, profile, folder.path());
        }
    }

    @Override
    public void gaveUp(String id, Problem why) {
        publication.fail(UUID.fromString(id), why);
    }
}
