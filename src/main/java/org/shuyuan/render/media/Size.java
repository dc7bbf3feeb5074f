package org.shuyuan.render.media;

/** A picture's size in pixels. */
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture of " + width + "×" + height);
        }
    }

    /** Lying down where it stood, and the reverse. */
    public Size turned() {
        int across = height;
        return new Size(across, width);
    }

    public long pixels() {
        return (long) width * height;
    }

    public int shortSide() {
        return Math.min(width, height);
    }

    /** The same shape with this short side, or as it is where it is smaller; even, as 4:2:0 colour asks. */
    public Size fitted(int shortSide) {
        double factor = Math.min(1, (double) shortSide / shortSide());
        return new Size(even(width * factor), even(height * factor));
    }

    private static int even(double length) {
        return Math.max(2, 2 * (int) Math.round(length / 2));
    }
}
