package org.shuyuan.render.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * An upload that has been looked through: what it says of itself has been held against what lies in it.
 *
 * @param probe without the tracks that are not to be played
 */
public record Source(Probe probe, Packets packets) {

    private static final long MAX_PIXELS = 35_389_440;
    /** Containers round, and the last packet's length is often unknown. */
    private static final double TOLERATED_SECONDS = 2;

    private static final double TOLERATED_SHARE = 0.03;
    private static final Set<String> WITH_LENGTH = Set.of("mov", "matroska", "asf", "wav");

    /**
     * @param listened whether only the sound is wanted
     * @throws Problem {@link ProblemType#MEDIA_UNREADABLE} where nothing can be played,
     *     {@link ProblemType#MEDIA_PICTURE_TOO_LARGE}, {@link ProblemType#MEDIA_TRUNCATED} where it ends before its end
     */
    public static Source of(Probe claimed, Packets packets, boolean listened) {
        Probe probe = only(claimed(claimed, listened), track -> holdsSomething(packets, track));
        if (probe.picture().isEmpty() && probe.sound().isEmpty()) {
            throw Problem.of(ProblemType.MEDIA_UNREADABLE);
        }
        probe.picture()
                .filter(video -> (long) video.width() * video.height() > MAX_PIXELS)
                .ifPresent(video -> {
                    throw Problem.of(ProblemType.MEDIA_PICTURE_TOO_LARGE, video.width(), video.height());
                });
        Source source = new Source(probe, packets);
        double there = source.end() - Math.min(0, source.start());
        double tolerated = Math.max(TOLERATED_SECONDS, claimed.seconds() * TOLERATED_SHARE);
        if (saysItsLength(claimed) && there < claimed.seconds() - tolerated) {
            throw Problem.of(ProblemType.MEDIA_TRUNCATED, clock(there), clock(claimed.seconds()));
        }
        return source;
    }

    /**
     * What is to be played, as long as nothing is known but what a file says of itself.
     *
     * @param listened whether only the sound is wanted
     */
    public static Probe claimed(Probe probe, boolean listened) {
        List<Probe.Video> seen = listened
                ? List.of()
                : probe.video().stream().filter(track -> !track.cover()).toList();
        return new Probe(probe.format(), probe.seconds(), seen, probe.audio());
    }

    private static Probe only(Probe probe, IntPredicate tracks) {
        return new Probe(
                probe.format(),
                probe.seconds(),
                probe.video().stream()
                        .filter(track -> tracks.test(track.index()))
                        .toList(),
                probe.audio().stream()
                        .filter(track -> tracks.test(track.index()))
                        .toList());
    }

    /** The track that is seen, with what lies in it. */
    public Optional<Packets.Track> picture() {
        return probe.picture().flatMap(track -> packets.track(track.index()));
    }

    /** The track that is heard, with what lies in it. */
    public Optional<Packets.Track> sound() {
        return probe.sound().flatMap(track -> packets.track(track.index()));
    }

    /** Seconds from the first to the last of what is played. */
    public double seconds() {
        return end() - start();
    }

    /** Seconds that an encoded picture lasts: where the sound begins before it, its first frame stands until then. */
    public double pictureSeconds() {
        return picture().map(Packets.Track::end).orElse(0.0) - start();
    }

    /** Seconds that encoded sound lasts, 0 where there is none: where the picture begins before it, it is silent until then. */
    public double soundSeconds() {
        return sound().map(track -> track.end() - start()).orElse(0.0);
    }

    private double start() {
        return Math.min(
                picture().map(Packets.Track::start).orElse(Double.POSITIVE_INFINITY),
                sound().map(Packets.Track::start).orElse(Double.POSITIVE_INFINITY));
    }

    private double end() {
        return Math.max(
                picture().map(Packets.Track::end).orElse(0.0),
                sound().map(Packets.Track::end).orElse(0.0));
    }

    /** For the others ffprobe reckons the length from the bit rate, and may be far out. */
    private static boolean saysItsLength(Probe claimed) {
        return Stream.of(claimed.format().split(",")).anyMatch(WITH_LENGTH::contains);
    }

    private static boolean holdsSomething(Packets packets, int index) {
        return packets.track(index).filter(track -> track.count() > 0).isPresent();
    }

    /** Minutes and seconds, as a teacher reads them on a player. */
    static String clock(double seconds) {
        Duration time = Duration.ofMillis(Math.round(seconds * 1000));
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
