package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Origin;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ladder.PosterWork;
import org.shuyuan.render.ladder.Reading;
import org.shuyuan.render.ladder.RemuxWork;
import org.shuyuan.render.media.Source;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Bundles;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

/** Makes an upload playable at once where it can, takes its poster, and hands on to {@link PlanJob}. */
@ApplicationScoped
class RemuxJob implements Job {

    static final String NAME = "render.remux";

    private final Sources sources;
    private final RemuxWork remux;
    private final PosterWork posters;
    private final Publication publication;
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Bundles bundles;
    private final Scratch scratch;

    RemuxJob(
            Sources sources,
            RemuxWork remux,
            PosterWork posters,
            Publication publication,
            Catalog catalog,
            BlobStore blobs,
            Bundles bundles,
            Scratch scratch) {
        this.sources = sources;
        this.remux = remux;
        this.posters = posters;
        this.publication = publication;
        this.catalog = catalog;
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
        return Lane.INSTANT;
    }

    @Override
    public void run(String id) throws Exception {
        Map<RenditionName, Rendition> open = publication.open(UUID.fromString(id));
        Rendition first = open.get(RenditionName.REMUX);
        Rendition poster = open.get(RenditionName.POSTER);
        Rendition any = first == null ? poster : first;
        if (any != null) {
            try (LocalCopy upload = blobs.local(any.source());
                    Scratch.Folder folder = scratch.open();
                    Reading reading = sources.begin(upload.path(), any, folder.path())) {
                if (first != null) {
                    publication.over(first, stored(remux.of(upload.path(), reading, folder.path())));
                }
                Source source = reading.source();
                catalog.describe(any.resource(), Origin.EXTRACTED, MediaFacts.of(source));
                if (poster != null) {
                    publication.over(poster, stored(posters.of(upload.path(), source, folder.path())));
                }
            }
        }
        publication.handOn(UUID.fromString(id));
    }

    @Override
    public void gaveUp(String id, Problem why) {
        if (why.type() == ProblemType.INTERNAL) {
            // Our own fault, and the ladder may do better.
            publication.skip(UUID.fromString(id), RenditionName.REMUX, RenditionName.POSTER);
            publication.handOn(UUID.fromString(id));
        } else {
            publication.fail(UUID.fromString(id), why);
        }
    }

    private Optional<Digest> stored(Optional<Bundle> bundle) {
        return bundle.map(bundles::store);
    }
}
