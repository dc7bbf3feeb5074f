package org.shuyuan.render.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyuan.storage.Bundle;

/** The slides of a whole film, joined from its chunks: one that stands across a cut is one. */
final class FilmSlides {

    private final List<Slide> slides = new ArrayList<>();
    private Optional<ChunkSlides> before = Optional.empty();

    /**
     * @param from when it begins to be seen, in seconds
     * @param picture a WebP
     */
    record Slide(double from, Bundle.Entry picture) {}

    /**
     * The next chunk.
     *
     * @param start seconds of the film
     * @param found nothing where no slides are in it
     * @param chunk what it has left
     */
    void add(double start, Optional<ChunkSlides> found, Bundle chunk) {
        boolean goesOn = found.isPresent() && before.isPresent() && found.get().goesOnFrom(before.get());
        found.ifPresent(facts -> facts.slides().stream()
                .skip(goesOn ? 1 : 0)
                .forEach(slide -> slides.add(new Slide(
                        start + slide.from(), chunk.find(slide.picture()).orElseThrow()))));
        before = found;
    }

    /** In the order of time. */
    List<Slide> slides() {
        return List.copyOf(slides);
    }
}
