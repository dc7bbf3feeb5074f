package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Origin;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.ladder.ContentWork;
import org.shuyuan.render.ladder.Plan;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;

/** Decides what is made of a source and cuts the work into chunks for {@link ChunkJob}. */
@ApplicationScoped
class PlanJob implements Job {

    static final String NAME = "render.plan";

    private final Sources sources;
    private final ContentWork content;
    private final Publication publication;
    private final Originals originals;
    private final Catalog catalog;
    private final Scratch scratch;
    private final RenderConfig config;

    PlanJob(
            Sources sources,
            ContentWork content,
            Publication publication,
            Originals originals,
            Catalog catalog,
            Scratch scratch,
            RenderConfig config) {
        this.sources = sources;
        this.content = content;
        this.publication = publication;
        this.originals = originals;
        this.catalog = catalog;
        this.scratch = scratch;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) throws Exception {
        Rendition ladder = publication.open(UUID.fromString(id)).get(RenditionName.LADDER);
        if (ladder == null || ladder.plan().isPresent()) {
            return;
        }
        try (LocalCopy upload = originals.open(ladder.source());
                Scratch.Folder folder = scratch.open()) {
            Source source = sources.read(upload.path(), ladder, folder.path());
            Profile asked = sources.profile(ladder.profile());
            Profile profile = content.of(upload.path(), source, folder.path())
                    .map(asked::forContent)
                    .map(sources::profile)
                    .orElse(asked);
            // Where timestamps jumped, its length is known only now.
            catalog.describe(ladder.resource(), Origin.EXTRACTED, MediaFacts.of(source));
            Plan plan = Plan.of(source, profile, config.chunk(), config.earlyFrom());
            publication.planned(ladder, plan, plan.chunks(profile));
        }
    }

    @Override
    public void gaveUp(String id, Problem why) {
        publication.fail(UUID.fromString(id), why);
    }
}
