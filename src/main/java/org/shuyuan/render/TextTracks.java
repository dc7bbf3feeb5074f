package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.shuyuan.describe.TextTrack;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.Guard;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/**
 * Takes the text tracks out of a film: what MP4 calls timed text, and SRT, SubStation Alpha or WebVTT in Matroska.
 * They come out as SRT: FFmpeg writes WebVTT without escaping what would be a tag in it.
 */
@ApplicationScoped
class TextTracks {

    private static final Logger LOG = Logger.getLogger(TextTracks.class);
    private static final String LABELS = "tracks.ffmetadata";
    private static final int MOST = 16;
    private static final Limits LOOK = Limits.within(Duration.ofMinutes(1), Duration.ofSeconds(40), 1 << 20);
    /** In Matroska, text lies scattered through the film: even the largest file is read to its end. */
    private static final Limits TAKE = Limits.within(Duration.ofMinutes(15), Duration.ofMinutes(5), 4 << 20);

    private final Ffmpeg ffmpeg;

    TextTracks(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Those that can be written as text, in the order of the film; tracks of pictures stay where they are. */
    List<TextTrack> of(Path upload, Path scratch) throws IOException, InterruptedException {
        List<String> labels = labels(upload, scratch);
        List<Integer> all = IntStream.range(0, labels.size()).boxed().toList();
        if (all.isEmpty()) {
            return List.of();
        }
        List<TextTrack> found = new ArrayList<>();
        boolean together = taken(upload, scratch, all, "copy");
        for (int track : all) {
            // One that is made of pictures, or has another form, spoils the run for all.
            List<Integer> alone = List.of(track);
            if (together || taken(upload, scratch, alone, "copy") || taken(upload, scratch, alone, "srt")) {
                found.add(read(scratch, track, labels));
            }
        }
        return found;
    }

    /** By the film's own word, one for each track; empty where it says none. */
    private List<String> labels(Path upload, Path scratch) throws IOException, InterruptedException {
        Path labels = scratch.resolve(LABELS);
        Outcome outcome = ffmpeg.run(TextTracks::askLabels, upload, scratch, LOOK, _ -> {});
        if (!outcome.succeeded() || !Files.isRegularFile(labels)) {
            LOG.debugf("No text tracks: %s", outcome);
            return List.of();
        }
        return readLabels(new String(Files.readAllBytes(labels), StandardCharsets.UTF_8));
    }

    /** SRT as it lies there, because FFmpeg takes x&lt;y for a tag when it reads it; only what isn't SRT is converted. */
    private boolean taken(Path upload, Path scratch, List<Integer> tracks, String codec)
            throws IOException, InterruptedException {
        return ffmpeg.run(files -> take(files, tracks, codec), upload, scratch, TAKE, _ -> {})
                .succeeded();
    }

    private static TextTrack read(Path scratch, int track, List<String> labels) throws IOException {
        byte[] text = Files.readAllBytes(scratch.resolve(name(track)));
        return new TextTrack(labels.get(track), new String(text, StandardCharsets.UTF_8));
    }

    /** A list of the tracks' tags; nothing is copied but the header. */
    static List<String> askLabels(Confined.Inside files) {
        List<String> words = started(files);
        words.addAll(List.of("-map", "0:s?", "-c", "copy", "-t", "0", "-f", "ffmetadata", files.out(LABELS)));
        return words;
    }

    static List<String> take(Confined.Inside files, List<Integer> tracks, String codec) {
        List<String> words = started(files);
        for (int track : tracks) {
            words.addAll(List.of("-map", "0:s:" + track, "-c:s", codec, "-f", "srt", files.out(name(track))));
        }
        return words;
    }

    /** Of FFmpeg's metadata format: a section for each stream, with its tags. */
    static List<String> readLabels(String metadata) {
        List<String> labels = new ArrayList<>();
        boolean inside = false;
        for (String line : metadata.lines().toList()) {
            if (line.startsWith("[")) {
                inside = line.equals("[STREAM]") && labels.size() < MOST;
                if (inside) {
                    labels.add("");
                }
            } else if (inside && line.startsWith("language=")) {
                labels.set(labels.size() - 1, line.substring("language=".length()));
            }
        }
        return List.copyOf(labels);
    }

    private static List<String> started(Confined.Inside files) {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT)));
        return words;
    }

    private static String name(int track) {
        return "track-" + track + ".srt";
    }
}
