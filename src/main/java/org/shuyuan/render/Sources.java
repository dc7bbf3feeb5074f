package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ladder.Reading;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.render.profile.Profiles;

/** Looks through uploads before anything is made of them. */
@ApplicationScoped
class Sources {

    private final Ffmpeg ffmpeg;
    private final Profiles profiles;

    Sources(Ffmpeg ffmpeg, Profiles profiles) {
        this.ffmpeg = ffmpeg;
        this.profiles = profiles;
    }

    /** @throws Problem as {@link Source#of} and {@link Ffmpeg#probe} */
    Source read(Path upload, Rendition rendition, Path scratch) throws IOException, InterruptedException {
        try (Reading reading = begin(upload, rendition, scratch)) {
            return reading.source();
        }
    }

    /** @throws Problem as {@link Ffmpeg#probe} */
    Reading begin(Path upload, Rendition rendition, Path scratch) throws IOException, InterruptedException {
        boolean listened = profile(rendition.profile()).rungs().isEmpty();
        return Reading.of(ffmpeg, upload, scratch, listened);
    }

    Profile profile(String id) {
        return profiles.find(id).orElseThrow(() -> new IllegalStateException("The profile " + id + " is gone"));
    }
}
