package org.shuyuan.share.feed;

import java.util.OptionalInt;

/**
 * The player in a frame of somebody else's page. Its picture is as wide as 16 to 9.
 *
 * @param width pixels
 * @param height pixels
 */
record Embedded(String address, String title, int width, int height) {

    private static final int USUAL_WIDTH = 640;
    private static final int LARGEST_WIDTH = 1920;

    /** Of the usual size where nothing limits it, else as large as the limits allow. */
    static Embedded within(String address, String title, OptionalInt mostWidth, OptionalInt mostHeight) {
        long byHeight = mostHeight.orElse(LARGEST_WIDTH) * 16L / 9;
        int byWidth = mostWidth.orElse(mostHeight.isPresent() ? LARGEST_WIDTH : USUAL_WIDTH);
        int width = Math.clamp(Math.min(byWidth, byHeight), 1, LARGEST_WIDTH);
        return new Embedded(address, title, width, Math.max(1, width * 9 / 16));
    }

    String html() {
        return ("<iframe src=\"%s\" width=\"%d\" height=\"%d\" title=\"%s\" frameborder=\"0\""
                        + " allow=\"fullscreen; picture-in-picture\" allowfullscreen></iframe>")
                .formatted(escaped(address), width, height, escaped(title));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
