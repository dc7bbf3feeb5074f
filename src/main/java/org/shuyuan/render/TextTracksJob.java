package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.shuyuan.describe.Captions;
import org.shuyuan.describe.TextTrack;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;

/** Makes captions of the text tracks that an upload brings. Nobody waits for it: a film without them is whole. */
@ApplicationScoped
class TextTracksJob implements Job {

    private static final String NAME = "render.text-tracks";

    private final Jobs jobs;
    private final OriginalFilms films;
    private final TextTracks tracks;
    private final Captions captions;

    TextTracksJob(Jobs jobs, OriginalFilms films, TextTracks tracks, Captions captions) {
        this.jobs = jobs;
        this.films = films;
        this.tracks = tracks;
        this.captions = captions;
    }

    void begins(@Observes HandedOn film) {
        jobs.submit(NAME, film.resource().toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) throws IOException, InterruptedException {
        UUID resource = UUID.fromString(id);
        films.use(resource, (film, folder) -> {
            List<TextTrack> found = tracks.of(film, folder);
            if (!found.isEmpty()) {
                captions.extracted(resource, found);
            }
        });
    }
}
