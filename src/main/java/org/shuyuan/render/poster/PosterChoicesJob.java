package org.shuyuan.render.poster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.UUID;
import org.shuyuan.render.HandedOn;
import org.shuyuan.render.OriginalFilms;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;

/** Takes the pictures to choose a poster from. After the remux: playing waits for nobody's choice. */
@ApplicationScoped
class PosterChoicesJob implements Job {

    private static final String NAME = "render.poster-choices";

    private final Jobs jobs;
    private final OriginalFilms films;
    private final PosterChoices choices;
    private final Posters posters;

    PosterChoicesJob(Jobs jobs, OriginalFilms films, PosterChoices choices, Posters posters) {
        this.jobs = jobs;
        this.films = films;
        this.choices = choices;
        this.posters = posters;
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
        films.use(resource, (film, folder) -> posters.offer(resource, choices.of(film, folder)));
    }
}
