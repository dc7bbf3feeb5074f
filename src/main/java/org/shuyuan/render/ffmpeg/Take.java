package org.shuyuan.render.ffmpeg;

import java.util.Optional;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.profile.Cutting;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;

/**
 * One chunk of a picture in some rungs: what one FFmpeg is asked for.
 *
 * @param ladder with one step at least
 * @param preroll frames that are decoded before the first and thrown away: where a picture may stand for seconds, the one
 *     that is seen at the cut began before it
 * @param alongside whether pictures for scrubbing are taken on the way, and looks at what is shown
 */
public record Take(
        Probe.Video picture,
        Profile profile,
        Ladder ladder,
        Cutting cutting,
        Cutting.Piece piece,
        long preroll,
        boolean alongside) {

    /** Bytes that an FFmpeg without any picture takes at most. */
    public static final long BASE = 128 << 20;
    /** Decoded pictures that are under way: references, one for each thread, and the queues between filters. */
    private static final int DECODED = 40;

    /** Bytes of memory that it will take at most, by how many pictures are under way: 12 bits for each pixel. */
    public long memory() {
        long pixels = DECODED * picture.shown().pixels();
        for (Ladder.Step step : ladder.steps()) {
            pixels += step.rung().coded().held() * step.size().pixels();
        }
        return BASE + pixels * 3 / 2;
    }

    FrameRate rate() {
        return cutting.rate();
    }

    /** Seconds from the beginning of the picture to that of the chunk. */
    public double from() {
        return rate().seconds(piece.first());
    }

    public double seconds() {
        return rate().seconds(piece.frames());
    }

    /** How many frames of a rung the chunk has. */
    public long frames(Ladder.Step step) {
        return Math.ceilDiv(piece.frames(), rate().perFrameOf(step.rate()));
    }

    /** Frames from keyframe to keyframe. */
    long gop(Ladder.Step step) {
        return cutting.segment() / (profile.segmentSeconds() / profile.gopSeconds()) / rate().perFrameOf(step.rate());
    }

    Optional<Profile.Storyboard> sheet() {
        return alongside ? profile.storyboard() : Optional.empty();
    }

    /** Whether it is looked at for slides; not where it is over before a look would be due. */
    public boolean looks() {
        return alongside && profile.slides().isPresent() && seconds() >= 1;
    }

    /** Frames before the chunk at which reading begins. */
    private long lead() {
        return Math.min(preroll, piece.first());
    }

    /** Where the input is opened, in seconds: half a frame early, so that rounding never loses the first. */
    double seek() {
        long frame = piece.first() - lead();
        return frame == 0 ? 0 : rate().seconds(frame) - rate().seconds(1) / 2;
    }

    /** From what is read to exactly the frames of the chunk: where the source has fewer, its last stands. */
    String cut() {
        String rounding = seek() > 0 ? "down" : "near";
        String skipped = lead() > 0 ? "trim=start_frame=" + lead() + ",setpts=PTS-STARTPTS," : "";
        return "fps=fps=%s:round=%s:start_time=0,%stpad=stop=-1:stop_mode=clone,trim=end_frame=%d"
                .formatted(rate(), rounding, skipped, piece.frames());
    }
}
