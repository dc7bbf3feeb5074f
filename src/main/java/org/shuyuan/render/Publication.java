package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Jobs;

/** The moments at which more of a resource becomes playable, each in one transaction. */
@ApplicationScoped
class Publication {

    /** The remux is a matter of seconds; nearly all the waiting is for the ladder. */
    private static final int REMUX_SHARE = 5;

    private final Renditions renditions;
    private final Processing processing;
    private final Jobs jobs;
    private final Event<Rendered> rendered;

    Publication(Renditions renditions, Processing processing, Jobs jobs, Event<Rendered> rendered) {
        this.renditions = renditions;
        this.processing = processing;
        this.jobs = jobs;
        this.rendered = rendered;
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

    /** Ready with a bundle, or not for this source. */
    @Transactional
    void over(Rendition rendition, Optional<Digest> bundle) {
        boolean wanted = bundle.isPresent() ? renditions.ready(rendition, bundle.get()) : renditions.skipped(rendition);
        if (wanted && bundle.isPresent()) {
            rendered.fire(new Rendered(rendition.resource()));
        }
    }

    void advanced(Rendition rendition, int percent) {
        renditions.advanced(rendition, percent);
        int all = REMUX_SHARE + percent * (100 - REMUX_SHARE) / 100;
        processing.advanced(rendition.resource(), Step.RENDER, all);
    }

    /** From what is quick to what is long. */
    @Transactional
    void handOn(UUID resource) {
        if (!open(resource).containsKey(RenditionName.LADDER)) {
            return;
        }
        processing.advanced(resource, Step.RENDER, REMUX_SHARE);
        jobs.submit(LadderJob.NAME, resource.toString());
    }

    /** @param damaged whether the teacher has to be told that some of it couldn't be decoded */
    @Transactional
    void finish(Rendition ladder, Digest bundle, boolean damaged) {
        over(ladder, Optional.of(bundle));
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
        processing.failed(resource, Step.RENDER, why);
    }
}
