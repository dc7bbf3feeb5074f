package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ladder.ChunkKey;
import org.shuyuan.render.ladder.Plan;
import org.shuyuan.render.ladder.Stage;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Jobs;

/** The moments at which more of a resource becomes playable, each in one transaction. */
@ApplicationScoped
class Publication {

    /** The remux is a matter of seconds; nearly all the waiting is for the ladder. */
    private static final int REMUX_SHARE = 5;

    /** Until the manifests are written. */
    private static final int NEARLY = 99;

    private final Renditions renditions;
    private final Chunks chunks;
    private final Processing processing;
    private final Jobs jobs;
    private final Event<Rendered> rendered;
    private final Event<HandedOn> handedOn;

    Publication(
            Renditions renditions,
            Chunks chunks,
            Processing processing,
            Jobs jobs,
            Event<Rendered> rendered,
            Event<HandedOn> handedOn) {
        this.renditions = renditions;
        this.chunks = chunks;
        this.processing = processing;
        this.jobs = jobs;
        this.rendered = rendered;
        this.handedOn = handedOn;
    }

    /** What is still to be made. */
    @Transactional
    Map<RenditionName, Rendition> open(UUID resource) {
        Map<RenditionName, Rendition> open = new EnumMap<>(RenditionName.class);
        renditions.of(resource).stream()
                .filter(rendition -> !rendition.over())
                .forEach(rendition -> open.put(rendition.name(), rendition));
        return open;
    }

    /** Ready with a bundle, or not for this source. Answers whether it was still wanted. */
    @Transactional
    boolean over(Rendition rendition, Optional<Digest> bundle) {
        boolean wanted = bundle.isPresent() ? renditions.ready(rendition, bundle.get()) : renditions.skipped(rendition);
        if (wanted && bundle.isPresent()) {
            rendered.fire(new Rendered(rendition.resource()));
        }
        return wanted;
    }

    /** From what is quick to what is long. */
    @Transactional
    void handOn(UUID resource) {
        if (!open(resource).containsKey(RenditionName.LADDER)) {
            return;
        }
        processing.advanced(resource, Step.RENDER, REMUX_SHARE);
        jobs.submit(PlanJob.NAME, resource.toString());
        handedOn.fire(new HandedOn(resource));
    }

    /** A run of the queue for each chunk: whichever comes first takes what is due most. */
    @Transactional
    void planned(Rendition ladder, Plan plan, List<ChunkKey> keys) {
        if (renditions.planned(ladder, plan)) {
            chunks.want(ladder, keys);
            keys.forEach(_ -> jobs.submit(ChunkJob.NAME, UUID.randomUUID().toString()));
        }
    }

    /** The plan that a chunk belongs to; none where something else is wanted of the resource by now. */
    @Transactional
    Optional<Plan> plan(Chunk chunk) {
        return renditions
                .find(chunk.resource(), RenditionName.LADDER)
                .filter(ladder -> ladder.source().equals(chunk.source())
                        && ladder.recipe().equals(chunk.recipe()))
                .flatMap(Rendition::plan)
                .map(Plan::decode);
    }

    void advanced(Chunk chunk, UUID run, int percent) {
        if (chunks.advanced(run, percent)) {
            progress(chunk.resource());
        }
    }

    /** One chunk more. Those who finish the last two at once wait for each other here, so that one of them sees the end. */
    @Transactional
    void done(Chunk chunk, UUID run, Digest bundle, boolean damaged) {
        renditions.lock(chunk.resource(), RenditionName.LADDER);
        if (!chunks.done(run, bundle, damaged)) {
            return;
        }
        progress(chunk.resource());
        List<Chunk> open = chunks.of(chunk.resource()).stream()
                .filter(each -> !each.done())
                .toList();
        boolean readable = open.stream().allMatch(each -> each.key().stage() == Stage.REST);
        if (open.isEmpty() || (readable && chunk.key().stage() != Stage.REST)) {
            jobs.submit(GatherJob.NAME, chunk.resource().toString());
        }
    }

    private void progress(UUID resource) {
        List<Chunk> all = chunks.of(resource);
        boolean seen = all.stream().anyMatch(chunk -> chunk.key().stage() != Stage.SOUND);
        double percent = all.stream()
                .filter(chunk -> !seen || chunk.key().stage() != Stage.SOUND)
                .mapToInt(Chunk::percent)
                .average()
                .orElse(0);
        renditions.advanced(resource, RenditionName.LADDER, (int) Math.min(NEARLY, percent));
        processing.advanced(resource, Step.RENDER, (int) (REMUX_SHARE + percent * (NEARLY - REMUX_SHARE) / 100));
    }

    /** The upload in segments, where browsers can decode it. */
    @Transactional
    Optional<Digest> remux(UUID resource) {
        return renditions.find(resource, RenditionName.REMUX).flatMap(Rendition::bundle);
    }

    /** More of it plays than before, and more will come. */
    @Transactional
    void grown(Rendition ladder, Digest bundle) {
        if (renditions.grown(ladder, bundle)) {
            rendered.fire(new Rendered(ladder.resource()));
        }
    }

    /** @param damaged whether the teacher has to be told that some of it couldn't be decoded */
    @Transactional
    void finish(Rendition ladder, Digest bundle, boolean damaged) {
        if (!over(ladder, Optional.of(bundle))) {
            return;
        }
        chunks.forget(ladder.resource());
        if (damaged) {
            processing.failed(ladder.resource(), Step.RENDER, Problem.of(ProblemType.MEDIA_DAMAGED));
        } else {
            processing.finished(ladder.resource(), Step.RENDER);
        }
    }

    @Transactional
    void skip(UUID resource, RenditionName... names) {
        Map<RenditionName, Rendition> open = open(resource);
        for (RenditionName name : names) {
            Optional.ofNullable(open.get(name)).ifPresent(renditions::skipped);
        }
    }

    @Transactional
    void fail(UUID resource, Problem why) {
        open(resource).values().forEach(rendition -> renditions.failed(rendition, why));
        chunks.forget(resource);
        processing.failed(resource, Step.RENDER, why);
    }
}
