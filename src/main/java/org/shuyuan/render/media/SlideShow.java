package org.shuyuan.render.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The slides of a stretch of video, told apart by how many cells of a small grey picture differ from the slide that stands.
 * Counted in cells and not in brightness, black words on white are as much of a change as a photograph, and a talking head
 * in its corner is never more than its corner.
 */
public final class SlideShow {

    /** Pixels of a look. */
    public static final Size LOOK = new Size(160, 90);

    public static final int LOOKS_PER_SECOND = 2;

    private static final int PIXELS = LOOK.width() * LOOK.height();
    private static final int CELL = 10;
    private static final int COLUMNS = LOOK.width() / CELL;
    private static final int CELLS = PIXELS / (CELL * CELL);
    /** Of 256 levels; what coding alone changes is less. */
    private static final int CHANGED = 8;
    /** Pixels of a cell: a word is as large. */
    private static final int TOUCHED = 4;

    /** Shares of all cells: a line of words is as much. */
    private static final double ANOTHER_SLIDE = 0.03;

    private static final double CALM = 0.01;
    /** What usually moves counts for nothing, and now and then it moves this much more. */
    private static final double RESTLESS = 2.5;
    /** Looks after which a picture is taken of what doesn't settle, such as a film that is shown. */
    private static final int PATIENCE = 4;
    /** Where this much of the picture moves all the time, it is a room and no slide. */
    private static final double ROOM = 0.25;
    /** More slides than one in so many seconds are no slides. */
    private static final double SHORTEST_MEAN = 3;

    private final byte[] looks;
    private final int count;
    private final double usual;
    private final double threshold;
    private final double calm;
    private final List<Slide> slides;

    private SlideShow(byte[] looks) {
        this.looks = looks;
        this.count = looks.length / PIXELS;
        this.usual = usual();
        this.threshold = ANOTHER_SLIDE + RESTLESS * usual;
        this.calm = CALM + RESTLESS * usual;
        this.slides = found();
    }

    /**
     * One slide; times in seconds of the stretch.
     *
     * @param from when the one before it went away
     * @param shown when it stands still
     * @param until when it goes away, or the end
     */
    public record Slide(double from, double shown, double until) {}

    /** @param looks grey pictures of the size {@link #LOOK}, one after another */
    public static SlideShow of(byte[] looks) {
        return new SlideShow(looks);
    }

    /** In the order of time; the first begins at 0. None where there is nothing that stands, as in a filmed room. */
    public List<Slide> slides() {
        return slides;
    }

    /** The share of cells in which pictures of this stretch differ at least, where they are two slides. */
    public double threshold() {
        return threshold;
    }

    /** The first and the last slide, one after the other: what a neighbouring stretch has to know. */
    public byte[] ends() {
        byte[] ends = new byte[2 * PIXELS];
        System.arraycopy(looks, at(slides.getFirst()) * PIXELS, ends, 0, PIXELS);
        System.arraycopy(looks, at(slides.getLast()) * PIXELS, ends, PIXELS, PIXELS);
        return ends;
    }

    /** The share of cells in which the first slide of a stretch differs from the last of the one before it, both as {@link #ends}. */
    public static double seam(byte[] before, byte[] after) {
        return before.length < 2 * PIXELS || after.length < PIXELS ? 1 : changed(before, PIXELS, after, 0);
    }

    private static int at(Slide slide) {
        return (int) Math.round(slide.shown() * LOOKS_PER_SECOND);
    }

    /** The median: turning a slide changes much, but seldom. */
    private double usual() {
        double[] changes = new double[Math.max(1, count - 1)];
        for (int look = 1; look < count; look++) {
            changes[look - 1] = between(look - 1, look);
        }
        Arrays.sort(changes);
        return changes[changes.length / 2];
    }

    private List<Slide> found() {
        List<Slide> found = new ArrayList<>();
        int standing = -1;
        int left = 0;
        boolean moving = false;
        for (int look = 0; look < count; look++) {
            boolean settled = between(Math.max(0, look - 1), Math.min(count - 1, Math.max(1, look))) <= calm;
            moving &= !settled;
            if (standing >= 0 && between(standing, look) < threshold) {
                left = -1;
                continue;
            }
            left = left < 0 ? look : left;
            if (settled || (!moving && look - left >= PATIENCE)) {
                moving = !settled;
                found.add(new Slide(seconds(left), seconds(look), seconds(count)));
                standing = look;
                left = -1;
            }
        }
        boolean none = usual > ROOM || found.size() > 1 + seconds(count) / SHORTEST_MEAN;
        return none ? List.of() : ended(found);
    }

    private static List<Slide> ended(List<Slide> found) {
        for (int slide = 0; slide + 1 < found.size(); slide++) {
            Slide each = found.get(slide);
            found.set(
                    slide,
                    new Slide(each.from(), each.shown(), found.get(slide + 1).from()));
        }
        return List.copyOf(found);
    }

    private static double seconds(int looks) {
        return (double) looks / LOOKS_PER_SECOND;
    }

    private double between(int one, int other) {
        return changed(looks, one * PIXELS, looks, other * PIXELS);
    }

    private static double changed(byte[] one, int from, byte[] other, int to) {
        int[] cells = new int[CELLS];
        for (int i = 0; i < PIXELS; i++) {
            if (Math.abs((one[from + i] & 0xff) - (other[to + i] & 0xff)) > CHANGED) {
                cells[i / LOOK.width() / CELL * COLUMNS + i % LOOK.width() / CELL]++;
            }
        }
        return (double) Arrays.stream(cells).filter(cell -> cell >= TOUCHED).count() / CELLS;
    }
}
