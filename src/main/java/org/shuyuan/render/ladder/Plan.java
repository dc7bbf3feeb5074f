package org.shuyuan.render.ladder;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Take;
import org.shuyuan.render.media.Packets;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.profile.Cutting;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.render.profile.Rung;
import org.shuyuan.render.profile.VideoCodec;

/**
 * What is to be made of a source, decided once, so that every node that takes a chunk of it makes the same.
 *
 * @param profile the profile it was fitted to
 * @param pictureSeconds 0 where there is only sound
 * @param soundSeconds 0 where there is none
 * @param preroll how much is decoded before a chunk and thrown away, in seconds: the picture that is seen at its
 *     beginning may have begun to stand long before
 * @param chunkSeconds how long a chunk may be
 * @param early whether the readable rung is made before the others
 */
public record Plan(
        String profile,
        Probe probe,
        double pictureSeconds,
        double soundSeconds,
        double preroll,
        int chunkSeconds,
        boolean early) {

    /** What is decoded before a chunk at most; a picture that stood longer is shown late. */
    private static final double LONGEST_PREROLL = 20;
    /** Pictures that are stored out of order seem to stand for a few frames. */
    private static final double EVEN = 0.5;

    /** Containers that tell where each keyframe lies. */
    private static final Set<String> INDEXED = Set.of("mov", "matroska", "avi", "flv");

    /** No lesson is longer; what seems to be has one wrong timestamp, and would be weeks of a picture that stands. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final ObjectMapper JSON = new ObjectMapper()
            .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

    /** @throws Problem {@link ProblemType#MEDIA_TOO_LONG} */
    public static Plan of(Source source, Profile profile, Duration chunk, Duration earlyFrom) {
        if (source.seconds() > LONGEST.toSeconds()) {
            throw Problem.of(ProblemType.MEDIA_TOO_LONG, Math.round(source.seconds() / 3600));
        }
        double preroll = source.picture()
                .map(track -> preroll(track, source.probe().format()))
                .orElse(0.0);
        return new Plan(
                profile.id(),
                source.probe(),
                source.picture().isPresent() ? source.pictureSeconds() : 0,
                source.soundSeconds(),
                preroll,
                // Where nearly all would be decoded to find the beginning of a chunk, one process does it all.
                preroll > LONGEST_PREROLL ? Integer.MAX_VALUE : Math.toIntExact(chunk.toSeconds()),
                source.seconds() * 1000 >= earlyFrom.toMillis());
    }

    private static double preroll(Packets.Track track, String format) {
        double stand = track.stand() > EVEN ? Math.min(track.stand(), LONGEST_PREROLL) : 0;
        boolean indexed = Stream.of(format.split(",")).anyMatch(INDEXED::contains);
        // Without an index reading begins somewhere between two keyframes, and nothing is seen before the second.
        return Math.max(stand, indexed ? 0 : track.keyframeGap() + 1);
    }

    /** The rungs of a stage; none where it has nothing to make. */
    Ladder ladder(Profile profile, Stage stage) {
        Ladder all = ladder(profile);
        if (all.steps().isEmpty()) {
            return all;
        }
        Rung readable = readable(profile);
        return switch (stage) {
            case SOUND -> new Ladder(List.of());
            case FIRST -> early ? all.only(readable::equals) : all;
            case REST -> early ? all.only(rung -> !rung.equals(readable)) : new Ladder(List.of());
        };
    }

    /** Of the rungs that play everywhere the one that is made first. */
    Rung readable(Profile profile) {
        List<Rung> everywhere = ladder(profile).only(rung -> rung.coded() == VideoCodec.H264).steps().stream()
                .map(Ladder.Step::rung)
                .toList();
        return everywhere.stream()
                .filter(rung -> profile.readable().filter(rung.name()::equals).isPresent())
                .findFirst()
                .orElseGet(everywhere::getLast);
    }

    Ladder ladder(Profile profile) {
        return probe.picture().map(video -> Ladder.of(profile, video)).orElse(new Ladder(List.of()));
    }

    /** The same for all stages, so that all rungs are cut alike. */
    Cutting cutting(Profile profile) {
        return Cutting.of(ladder(profile), profile, chunkSeconds, pictureSeconds);
    }

    Take take(Profile profile, Stage stage, int part) {
        Cutting cutting = cutting(profile);
        return new Take(
                probe.picture().orElseThrow(),
                profile,
                ladder(profile, stage),
                cutting,
                cutting.pieces().get(part),
                (long) Math.ceil(preroll * cutting.rate().perSecond()),
                stage == Stage.FIRST);
    }

    /** Bytes that the encode of a chunk takes at most. */
    public long memory(Profile profile, ChunkKey key) {
        return switch (key.stage()) {
            case SOUND -> Take.BASE;
            case FIRST, REST -> take(profile, key.stage(), key.part()).memory();
        };
    }

    /** All chunks, in the order in which they are wanted. */
    public List<ChunkKey> chunks(Profile profile) {
        List<ChunkKey> chunks = new ArrayList<>();
        if (probe.sound().isPresent()) {
            chunks.add(new ChunkKey(Stage.SOUND, 0));
        }
        for (Stage stage : List.of(Stage.FIRST, Stage.REST)) {
            if (!ladder(profile, stage).steps().isEmpty()) {
                cutting(profile).pieces().forEach(piece -> chunks.add(new ChunkKey(stage, piece.part())));
            }
        }
        return chunks;
    }

    public String encode() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where it is no plan of ours */
    public static Plan decode(String json) {
        try {
            return JSON.readValue(json, Plan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a plan", e);
        }
    }
}
