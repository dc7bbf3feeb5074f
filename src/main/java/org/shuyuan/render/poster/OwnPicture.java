package org.shuyuan.render.poster;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Scratch;

/** Takes a poster that somebody sends: by its content, whatever it is called. */
@ApplicationScoped
class OwnPicture {

    private static final int MAX_BYTES = 10 << 20;
    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "jpeg_pipe", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            "png_pipe", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});

    private final PosterChoices work;
    private final Posters posters;
    private final Scratch scratch;

    OwnPicture(PosterChoices work, Posters posters, Scratch scratch) {
        this.work = work;
        this.posters = posters;
        this.scratch = scratch;
    }

    /** @throws Problem POSTER_TOO_LARGE or POSTER_UNREADABLE */
    void take(UUID resource, InputStream body) throws IOException, InterruptedException {
        byte[] picture = body.readNBytes(MAX_BYTES + 1);
        if (picture.length > MAX_BYTES) {
            throw Problem.of(ProblemType.POSTER_TOO_LARGE, MAX_BYTES >> 20);
        }
        String decoder = BEGINNINGS.entrySet().stream()
                .filter(form -> Arrays.equals(
                        form.getValue(), Arrays.copyOf(picture, Math.min(picture.length, form.getValue().length))))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.POSTER_UNREADABLE));
        try (Scratch.Folder folder = scratch.open();
                Scratch.Folder sent = scratch.open()) {
            Path file = Files.write(sent.path().resolve("picture"), picture);
            Poster poster = work.own(file, decoder, folder.path());
            posters.choose(resource, poster.large().digest(), poster.small().digest());
        }
    }
}
