package org.shuyuan.render.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a video shows, as far as it matters to an encoder. Told apart by how much of the picture changes from one look to
 * the next a fifth of a second later, counted in cells: a slide stands still to the last pixel, a talking head moves in its
 * corner, and in a filmed room something moves everywhere.
 */
public enum Content {
    /** Slides or a screen that mostly stand still. */
    SLIDES,
    /** Slides with a talking head, a hand that writes. */
    MIXED,
    /** A room with people, filmed. */
    CAMERA;

    /** Pixels of a look; taken one by one and not averaged, so that the noise of a camera stays. */
    public static final Size LOOK = new Size(320, 180);
    /** Looks in a second. */
    public static final int LOOKS_PER_SECOND = 5;

    /** Of 256 levels; coded stillness differs by none, or by one where it is refreshed. */
    private static final int CHANGED = 2;

    private static final int COLUMNS = 20;
    private static final int ROWS = 20;
    /** Of the pixels of a cell; fewer are a crumb of coding. */
    private static final double TOUCHED = 0.05;

    /** Shares of all cells. Measured: slides 0, a head beside slides 0.06, a drawn room 0.63, a noisy camera 1. */
    private static final double STILL = 0.02;

    private static final double MOVING = 0.35;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param looks grey pictures of the size {@link #LOOK}, one after another
     * @param together how many of them follow each other in time; the next begin somewhere else in the video
     */
    public static Content of(Path looks, int together) throws IOException {
        byte[] pixels = Files.readAllBytes(looks);
        int size = LOOK.width() * LOOK.height();
        double[] changes = new double[pixels.length / size];
        int count = 0;
        for (int look = 1; look < changes.length; look++) {
            if (look % together != 0) {
                changes[count++] = changed(pixels, (look - 1) * size, look * size, size);
            }
        }
        if (count == 0) {
            return MIXED;
        }
        Arrays.sort(changes, 0, count);
        // The median: a slide that is turned changes everything, once.
        double usual = changes[count / 2];
        return usual < STILL ? SLIDES : usual < MOVING ? MIXED : CAMERA;
    }

    /** The share of the cells in which something has changed. */
    private static double changed(byte[] pixels, int from, int to, int size) {
        int[] cells = new int[COLUMNS * ROWS];
        for (int i = 0; i < size; i++) {
            if (Math.abs((pixels[from + i] & 0xff) - (pixels[to + i] & 0xff)) > CHANGED) {
                int row = i / LOOK.width() * ROWS / LOOK.height();
                int column = i % LOOK.width() * COLUMNS / LOOK.width();
                cells[row * COLUMNS + column]++;
            }
        }
        double touched = TOUCHED * size / cells.length;
        return (double) Arrays.stream(cells).filter(cell -> cell >= touched).count() / cells.length;
    }
}
