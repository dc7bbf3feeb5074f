package org.shuyuan.render.ffmpeg;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.media.Packets;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.ProbeReader;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/** Runs FFmpeg and ffprobe on files that nobody trusts. */
@ApplicationScoped
public class Ffmpeg {

    /** The name under which a command finds its input. */
    public static final String INPUT = "upload";

    private static final Logger LOG = Logger.getLogger(Ffmpeg.class);
    /** More than any honest description of 16 streams; tags can be made endless. */
    private static final int LONGEST_DESCRIPTION = 4 << 20;

    /** As urgent as the remux that waits for it, whoever asks: it is a matter of a second. */
    private static final Limits LOOK = Limits.within(Duration.ofMinutes(1), Duration.ofSeconds(40), 1 << 20)
            .urgent();
    /** Counting packets reads every byte of a file that may have 16 GiB. */
    private static final Limits COUNT = Limits.within(Duration.ofMinutes(15), Duration.ofMinutes(5), 1 << 20)
            .urgent();

    private final Sandbox sandbox;
    private final RenderConfig config;
    private @Nullable Programs programs;
    private volatile String shortcoming = "not tried yet";

    public Ffmpeg(Sandbox sandbox, RenderConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    /** Beside the start, not in it: unpacking takes a second that no page needs. */
    void tryOut(@Observes StartupEvent start) {
        Thread.ofVirtual().name("ffmpeg-trial").start(() -> {
            try {
                programs();
            } catch (IOException e) {
                LOG.errorf("Media can't be made playable: %s", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What keeps it from running; empty where it runs. */
    Optional<String> shortcoming() {
        return Optional.of(shortcoming).filter(reason -> !reason.isEmpty());
    }

    /** What this build encodes H.264 with. */
    public VideoEncoder encoder() throws IOException, InterruptedException {
        return programs().encoder();
    }

    /**
     * What a file says it is.
     *
     * @throws Problem {@link ProblemType#MEDIA_UNREADABLE}
     */
    public Probe probe(Path file, Path scratch) throws IOException, InterruptedException {
        StringBuilder json = new StringBuilder();
        Outcome outcome = ffprobe(ProbeReader.ASKED, file, scratch, LOOK, line -> {
            if (json.length() < LONGEST_DESCRIPTION) {
                json.append(line).append('\n');
            }
        });
        if (!outcome.succeeded()) {
            LOG.infof("ffprobe refuses %s: %s", file.getFileName(), outcome);
            throw Problem.of(ProblemType.MEDIA_UNREADABLE);
        }
        try {
            return ProbeReader.read(json.toString());
        } catch (IllegalArgumentException endless) {
            LOG.infof("ffprobe says too much of %s: %s", file.getFileName(), endless.getMessage());
            throw Problem.of(ProblemType.MEDIA_UNREADABLE);
        }
    }

    /**
     * What really lies in a file.
     *
     * @throws Problem {@link ProblemType#MEDIA_UNREADABLE}
     */
    public Packets packets(Path file, Path scratch) throws IOException, InterruptedException {
        Packets.Reader reader = new Packets.Reader();
        Outcome outcome = ffprobe(Packets.ASKED, file, scratch, COUNT, reader::line);
        if (!(outcome instanceof Outcome.Finished)) {
            LOG.infof("ffprobe doesn't get through %s: %s", file.getFileName(), outcome);
            throw Problem.of(ProblemType.MEDIA_UNREADABLE);
        }
        return reader.read();
    }

    /** Runs a command on a file that it finds as {@link #INPUT}. */
    public Outcome run(
            Function<Confined.Inside, List<String>> command,
            Path input,
            Path output,
            Limits limits,
            Consumer<String> progress)
            throws IOException, InterruptedException {
        return contained(programs().ffmpeg(), command, input, output, limits.memory(config.memory()), progress);
    }

    private Outcome ffprobe(List<String> question, Path file, Path scratch, Limits limits, Consumer<String> lines)
            throws IOException, InterruptedException {
        Function<Confined.Inside, List<String>> command = files -> {
            List<String> words = new ArrayList<>(List.of("-v", "error"));
            words.addAll(question);
            words.addAll(Guard.input(files.in(Ffmpeg.INPUT)));
            return words;
        };
        return contained(programs().ffprobe(), command, file, scratch, limits.memory(config.memory()), lines);
    }

    private Outcome contained(
            Path program,
            Function<Confined.Inside, List<String>> command,
            Path input,
            Path output,
            Limits limits,
            Consumer<String> lines)
            throws IOException, InterruptedException {
        Confined.Command words = inside -> {
            List<String> all = new ArrayList<>(List.of(program.toString()));
            all.addAll(command.apply(inside));
            return all;
        };
        return sandbox.run(
                new Confined(
                        words,
                        List.of(programs().home()),
                        Map.of(Ffmpeg.INPUT, input),
                        output,
                        Programs.environment(program),
                        limits),
                lines);
    }

    private synchronized Programs programs() throws IOException, InterruptedException {
        if (programs == null) {
            try {
                programs = Programs.unpack(config.cache(), sandbox);
                shortcoming = "";
            } catch (IOException | LinkageError e) {
                shortcoming = String.valueOf(e.getMessage());
                throw e instanceof IOException io ? io : new IOException(e);
            }
        }
        return programs;
    }
}
