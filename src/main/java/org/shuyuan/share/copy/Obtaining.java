package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.copy.Bringing.Brought;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.LocalCopy;

/** Gets a file that was announced: out of our own store, whoever has brought it there, or else from the repository. */
@ApplicationScoped
class Obtaining {

    /** Until another copy of the same bytes has come. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BlobStore blobs;
    private final Parts parts;
    private final Bringing bringing;

    Obtaining(BlobStore blobs, Parts parts, Bringing bringing) {
        this.blobs = blobs;
        this.parts = parts;
        this.bringing = bringing;
    }

    /** What is made of a file that is whole and verified, before it goes away. */
    @FunctionalInterface
    interface Use<T> {
        T of(Path file) throws IOException;
    }

    sealed interface Obtained<T> {}

    record Got<T>(T value) implements Obtained<T> {}

    record Missing<T>(Outcome why) implements Obtained<T> {}

    <T> Obtained<T> obtain(ListedFile file, String giver, Progress progress, Use<T> use)
            throws IOException, InterruptedException {
        Optional<Parts.Part> opened = parts.open(file.digest());
        if (opened.isEmpty()) {
            return new Missing<>(new Outcome.Later(Problem.of(ProblemType.BUSY), Optional.of(SOON)));
        }
        try (Parts.Part part = opened.get()) {
            if (blobs.has(file.digest()) && blobs.size(file.digest()) == file.size()) {
                // One that was stored before a crash could delete it.
                part.clear();
                progress.had(file.size());
                try (LocalCopy copy = blobs.local(file.digest())) {
                    return new Got<>(use.of(copy.path()));
                }
            }
            progress.had(part.length());
            return switch (bringing.bring(file, part, giver, progress)) {
                case Brought.Whole _ -> {
                    T value = use.of(part.path());
                    part.clear();
                    yield new Got<>(value);
                }
                case Brought.Untrue(Problem why) -> new Missing<>(new Outcome.Doubted(why));
                case Brought.Refused(Problem why) -> new Missing<>(new Outcome.Doubted(why));
                case Brought.Later(Problem why, Optional<Duration> pause) ->
                    new Missing<>(new Outcome.Later(why, pause));
            };
        }
    }
}
