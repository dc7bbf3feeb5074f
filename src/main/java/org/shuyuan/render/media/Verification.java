package org.shuyuan.render.media;

import java.util.Optional;
import java.util.OptionalLong;

/** Holds what FFmpeg made against what it should have made: its return code is 0 for damaged input as well. */
public final class Verification {

    /** Encoders prime and pad; an edit list may hide a packet at either end. */
    private static final double SECONDS = 0.5;

    private static final double SHARE = 0.01;
    private static final int FRAMES = 3;
    /** A player bridges less than this without being asked. */
    private static final double GAP = 0.1;

    private Verification() {}

    /** A shortfall in words for the log; empty where all is there. */
    public static Optional<String> copied(Packets.Track from, Fragments to) {
        if (to.first() < 0) {
            // Cut from a longer film without being encoded again: what leads up to the cut is there, but hidden.
            return Optional.of("it begins %.3f s before its time".formatted(-to.first()));
        }
        return Math.abs(from.count() - to.samples()) > FRAMES
                ? Optional.of("%d packets of %d".formatted(to.samples(), from.count()))
                : lasting(to, from.seconds());
    }

    /**
     * Of what was encoded nothing may be missing or moved: the pieces of a picture are played one after another.
     *
     * @param frames none where it is sound
     */
    public static Optional<String> encoded(Fragments made, OptionalLong frames, double from, double seconds) {
        if (frames.isPresent() && made.samples() != frames.getAsLong()) {
            return Optional.of("%d frames of %d".formatted(made.samples(), frames.getAsLong()));
        }
        if (Math.abs(made.first() - from) > SECONDS) {
            return Optional.of("it begins at %.3f s and not at %.3f".formatted(made.first(), from));
        }
        if (made.longestGap() > GAP) {
            return Optional.of("a gap of %.3f s between its fragments".formatted(made.longestGap()));
        }
        return lasting(made, seconds);
    }

    private static Optional<String> lasting(Fragments made, double seconds) {
        double lasting = made.end() - made.first();
        return Math.abs(lasting - seconds) > Math.max(SECONDS, seconds * SHARE)
                ? Optional.of("%.2f s of %.2f".formatted(lasting, seconds))
                : Optional.empty();
    }
}
