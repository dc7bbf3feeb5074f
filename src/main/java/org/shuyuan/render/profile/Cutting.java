package org.shuyuan.render.profile;

import java.util.ArrayList;
import java.util.List;
import org.shuyuan.render.media.FrameRate;

/**
 * Where a picture is cut, in whole frames of the fastest rung: every rung cuts at the same instants, and pieces that were
 * encoded apart join without a gap, also where a second holds 29.97 frames.
 *
 * @param rate of the fastest rung
 * @param frames of the whole
 * @param segment frames that a player loads at once
 * @param chunk frames that are encoded in one go; whole segments
 */
public record Cutting(FrameRate rate, long frames, long segment, long chunk) {

    /**
     * One chunk.
     *
     * @param part from 0
     * @param first the frame it begins with
     */
    public record Piece(int part, long first, long frames) {}

    /**
     * @param chunkSeconds how long a chunk may be; it has one segment at least
     * @param seconds how long the picture is shown
     */
    public static Cutting of(Ladder ladder, Profile profile, int chunkSeconds, double seconds) {
        FrameRate rate = ladder.rate();
        // Each rung must have a whole number of frames from keyframe to keyframe.
        long grain = profile.segmentSeconds() / profile.gopSeconds();
        for (Ladder.Step step : ladder.steps()) {
            grain = commonMultiple(
                    grain, (long) rate.perFrameOf(step.rate()) * profile.segmentSeconds() / profile.gopSeconds());
        }
        long segment = grain * Math.max(1, Math.round(profile.segmentSeconds() * rate.perSecond() / grain));
        long chunk = segment * Math.max(1, (long) Math.floor(chunkSeconds * rate.perSecond() / segment));
        return new Cutting(rate, Math.max(1, Math.round(seconds * rate.perSecond())), segment, chunk);
    }

    /** All chunks along the timeline; what is left for less than a segment stays with the last. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        long first = 0;
        while (first < frames) {
            long left = frames - first;
            long length = left < chunk + segment ? left : chunk;
            pieces.add(new Piece(pieces.size(), first, length));
            first += length;
        }
        return pieces;
    }

    /** Seconds from keyframe to keyframe and from cut to cut are exact in this. */
    public double segmentSeconds() {
        return rate.seconds(segment);
    }

    private static long commonMultiple(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return one / a * other;
    }
}
