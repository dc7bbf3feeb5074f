package org.shuyuan.render.poster;

/** A picture of a few grey pixels: enough to tell black from something, and one from another. */
final class Glance {

    /** Of 255: a black picture has the noise of its coding. */
    private static final int DARK = 20;
    /** Mean distance from the mean, of 255: less than this is an empty wall. */
    private static final double EVEN = 2;
    /** Mean distance of two pictures, of 255: less than this is the same slide with another line on it. */
    private static final double ALIKE = 2;

    private final byte[] pixels;

    Glance(byte[] pixels) {
        this.pixels = pixels.clone();
    }

    /** Whether there is something to see. */
    boolean telling() {
        double mean = mean();
        double spread = 0;
        for (byte pixel : pixels) {
            spread += Math.abs(Byte.toUnsignedInt(pixel) - mean);
        }
        return mean > DARK && spread / pixels.length > EVEN;
    }

    boolean alike(Glance other) {
        double distance = 0;
        for (int at = 0; at < pixels.length; at++) {
            distance += Math.abs(Byte.toUnsignedInt(pixels[at]) - Byte.toUnsignedInt(other.pixels[at]));
        }
        return distance / pixels.length < ALIKE;
    }

    private double mean() {
        double sum = 0;
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return sum / pixels.length;
    }
}
