package org.shuyuan.render.poster;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.PictureCommand;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.media.Probe;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Takes pictures out of a film to choose from, and makes posters of pictures that people send. */
@ApplicationScoped
class PosterChoices {

    private static final Logger LOG = Logger.getLogger(PosterChoices.class);
    private static final int PLACES = 12;
    private static final int MOST = 6;
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(5), Duration.ofMinutes(3), 64 << 20);

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final RenderConfig config;

    PosterChoices(Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.config = config;
    }

    /** @param seconds from the beginning of the film */
    record Choice(double seconds, Poster poster) {}

    /** Six at most, spread over the film, none black and no two alike; none where there is nothing to see. */
    List<Choice> of(Path film, Path scratch) throws IOException, InterruptedException {
        Probe probe = ffmpeg.probe(film, scratch);
        Optional<Probe.Video> video = probe.picture();
        if (video.isEmpty()) {
            return List.of();
        }
        List<Double> places = IntStream.range(0, PLACES)
                .mapToObj(place -> probe.seconds() * (2 * place + 1) / (2 * PLACES))
                .toList();
        Outcome outcome = ffmpeg.run(
                files -> PictureCommand.choices(files, video.get(), places, config), film, scratch, LIMITS, _ -> {});
        if (!outcome.succeeded()) {
            LOG.infof("Not all pictures of a film can be taken: %s", outcome);
        }
        List<Choice> choices = new ArrayList<>();
        for (int place : telling(scratch)) {
            choices.add(new Choice(places.get(place), stored(scratch, place)));
        }
        return choices;
    }

    /**
     * @param picture whose content is of this form
     * @param decoder {@code jpeg_pipe} or {@code png_pipe}
     * @throws Problem POSTER_UNREADABLE
     */
    Poster own(Path picture, String decoder, Path scratch) throws IOException, InterruptedException {
        Outcome outcome =
                ffmpeg.run(files -> PictureCommand.own(files, decoder, config), picture, scratch, LIMITS, _ -> {});
        if (!outcome.succeeded() || !there(scratch, 0)) {
            LOG.infof("A picture can't be read: %s", outcome);
            throw Problem.of(ProblemType.POSTER_UNREADABLE);
        }
        return stored(scratch, 0);
    }

    /** The places of pictures that tell something new, evenly thinned out. */
    private static List<Integer> telling(Path scratch) throws IOException {
        List<Integer> places = new ArrayList<>();
        List<Glance> seen = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            Path look = scratch.resolve(PictureCommand.look(place));
            boolean whole =
                    Files.isRegularFile(look) && Files.size(look) == (long) PictureCommand.LOOK * PictureCommand.LOOK;
            if (!whole || !there(scratch, place)) {
                continue;
            }
            Glance glance = new Glance(Files.readAllBytes(look));
            if (glance.telling() && seen.stream().noneMatch(glance::alike)) {
                seen.add(glance);
                places.add(place);
            }
        }
        int kept = Math.min(MOST, places.size());
        return IntStream.range(0, kept)
                .mapToObj(each -> places.get(each * places.size() / kept))
                .toList();
    }

    private static boolean there(Path scratch, int place) throws IOException {
        Path large = scratch.resolve(PictureCommand.large(place));
        Path small = scratch.resolve(PictureCommand.small(place));
        return Files.isRegularFile(large) && Files.size(large) > 0 && Files.isRegularFile(small);
    }

    private Poster stored(Path scratch, int place) {
        return new Poster(
                blobs.put(scratch.resolve(PictureCommand.large(place))),
                blobs.put(scratch.resolve(PictureCommand.small(place))));
    }
}
