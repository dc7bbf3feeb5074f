package org.shuyuan.speech;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** How loud a sound is, frame by frame. */
final class Loudness {

    /** Milliseconds. */
    static final int FRAME = 20;
    /** −50 dBFS, as a mean square: the noise of a quiet room lies below, the softest teacher above. */
    private static final float SILENT = 1e-5f;

    private static final int SAMPLES = Sounds.RATE / 1000 * FRAME;
    private static final float FULL = 32768;
    private static final ValueLayout.OfShort SAMPLE =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final float[] squares;

    /** @param squares the mean square of each frame, full scale being 1 */
    Loudness(float[] squares) {
        this.squares = squares.clone();
    }

    static Loudness of(Path sound) throws IOException {
        try (FileChannel channel = FileChannel.open(sound);
                Arena arena = Arena.ofConfined()) {
            MemorySegment samples = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            float[] squares = new float[Math.toIntExact(samples.byteSize() / Short.BYTES / SAMPLES)];
            for (int frame = 0; frame < squares.length; frame++) {
                float sum = 0;
                for (int at = 0; at < SAMPLES; at++) {
                    float sample = samples.getAtIndex(SAMPLE, (long) frame * SAMPLES + at) / FULL;
                    sum += sample * sample;
                }
                squares[frame] = sum / SAMPLES;
            }
            return new Loudness(squares);
        }
    }

    /** Milliseconds. */
    long length() {
        return (long) squares.length * FRAME;
    }

    /** The mean square of all. */
    double mean() {
        double sum = 0;
        for (float square : squares) {
            sum += square;
        }
        return squares.length == 0 ? 0 : sum / squares.length;
    }

    /** Whether nothing can be heard between two moments, in milliseconds. */
    boolean silent(long from, long to) {
        for (int frame = frame(from); frame < frame(to); frame++) {
            if (squares[frame] > SILENT) {
                return false;
            }
        }
        return true;
    }

    /** The middle of the quietest fifth of a second between two moments; the last of several. All in milliseconds. */
    long quietest(long from, long to) {
        int width = 200 / FRAME;
        int best = frame(to) - width;
        float least = Float.MAX_VALUE;
        for (int first = frame(from); first + width <= frame(to); first++) {
            float sum = 0;
            for (int frame = first; frame < first + width; frame++) {
                sum += squares[frame];
            }
            if (sum <= least) {
                least = sum;
                best = first;
            }
        }
        return (long) (best + width / 2) * FRAME;
    }

    private int frame(long milliseconds) {
        return Math.clamp(milliseconds / FRAME, 0, squares.length);
    }
}
