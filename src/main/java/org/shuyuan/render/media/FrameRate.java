package org.shuyuan.render.media;

import java.util.Optional;

/** Frames in a second as a fraction, because 29.97 is 30000/1001 and rounding drifts. */
public record FrameRate(long numerator, long denominator) {

    /** Where a file doesn't say: what PAL cameras and screen recorders use. */
    public static final FrameRate USUAL = new FrameRate(25, 1);

    private static final double FASTEST_CREDIBLE = 240;
    /** 30 may stand for 25: dropping every sixth frame is seen, five more frames a second aren't. */
    private static final double TOLERANCE = 1.25;

    /** Reads ffprobe's {@code 30000/1001}; nothing for {@code 0/0} and for time bases that pose as rates. */
    public static Optional<FrameRate> read(String fraction) {
        String[] parts = fraction.split("/", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,12}") || !parts[1].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        FrameRate rate = new FrameRate(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        return rate.numerator > 0 && rate.denominator > 0 && rate.perSecond() <= FASTEST_CREDIBLE
                ? Optional.of(rate)
                : Optional.empty();
    }

    public double perSecond() {
        return (double) numerator / denominator;
    }

    /** How long this many frames are shown. */
    public double seconds(long frames) {
        return (double) frames * denominator / numerator;
    }

    /** How many frames of this rate one of a slower rate takes, which was thinned from it. */
    public int perFrameOf(FrameRate slower) {
        long quotient = slower.denominator * numerator / (denominator * slower.numerator);
        if (quotient < 1 || quotient * denominator * slower.numerator != slower.denominator * numerator) {
            throw new IllegalArgumentException(slower + " is not thinned from " + this);
        }
        return Math.toIntExact(quotient);
    }

    /** This rate divided by the smallest whole number that brings it to about {@code most}: motion stays even. */
    public FrameRate thinnedTo(double most) {
        long divisor = 1;
        while (perSecond() / divisor > most * TOLERANCE) {
            divisor++;
        }
        return new FrameRate(numerator, denominator * divisor);
    }

    /** As FFmpeg's filters read it. */
    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}
