package org.shuyuan.render.ladder;

import java.time.Duration;
import java.util.Set;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;

/** Whether an upload can be played as it is coded, in segments that begin at its own keyframes. */
final class Remux {

    /** What every browser decodes: 8 bits, 4:2:0. */
    private static final Set<String> PIXELS = Set.of("yuv420p", "yuvj420p");

    private static final Set<String> SOUNDS = Set.of("LC", "HE-AAC", "HE-AACv2");

    private Remux() {}

    static boolean suits(Source source, Duration longestGap) {
        return suits(source.probe())
                && source.picture()
                        .map(track -> track.keyframeGap() <= longestGap.toMillis() / 1000.0)
                        .orElse(true);
    }

    /** As far as an upload tells by itself. */
    static boolean suits(Probe probe) {
        return probe.picture().map(Remux::decodable).orElse(true)
                && probe.sound().map(Remux::decodable).orElse(true);
    }

    private static boolean decodable(Probe.Video video) {
        return video.codec().equals("h264") && PIXELS.contains(video.pixelFormat()) && !video.interlaced();
    }

    private static boolean decodable(Probe.Audio audio) {
        return audio.codec().equals("aac") && SOUNDS.contains(audio.profile()) && audio.channels() <= 2;
    }
}
