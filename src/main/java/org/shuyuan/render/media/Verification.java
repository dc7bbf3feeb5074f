package org.shuyuan.render.media;

import java.util.Optional;

/** Holds what FFmpeg made against what it should have made: its return code is 0 for damaged input as well. */
public final class Verification {

    /** Encoders prime and pad; an edit list may hide a packet at either end. */
    private static final double SECONDS = 0.5;

    private static final double SHARE = 0.01;
    private static final int FRAMES = 3;

    private Verification() {}

    /** A shortfall in words for the log; empty where all is there. */
    public static Optional<String> copied(Packets.Track from, Packets.Track to) {
        if (Math.abs(from.count() - to.count()) > FRAMES) {
            return Optional.of("%d packets of %d".formatted(to.count(), from.count()));
        }
        return lasting(to, from.seconds());
    }

    /** @param rate frames in a second; 0 for sound */
    public static Optional<String> encoded(Packets.Track made, double seconds, double rate) {
        double frames = seconds * rate;
        if (rate > 0 && Math.abs(made.count() - frames) > Math.max(FRAMES + rate * SECONDS, frames * SHARE)) {
            return Optional.of("%d frames of %.0f".formatted(made.count(), frames));
        }
        return lasting(made, seconds);
    }

    private static Optional<String> lasting(Packets.Track made, double seconds) {
        return Math.abs(made.seconds() - seconds) > Math.max(SECONDS, seconds * SHARE)
                ? Optional.of("%.2f s of %.2f".formatted(made.seconds(), seconds))
                : Optional.empty();
    }
}
