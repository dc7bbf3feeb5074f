package org.shuyuan.render;

/** How the files of a rendition are called, on disk while they are made and in the bundle that is played. */
final class RenditionFiles {

    static final String MASTER = "master.m3u8";
    static final String POSTER = "poster.jpg";
    static final String STORYBOARD = "storyboard.vtt";
    static final String SHEET_PATTERN = "storyboard-%03d.jpg";
    static final Stream REMUX = new Stream("remux");
    static final Stream AUDIO = new Stream("audio");

    private RenditionFiles() {}

    /** One coded stream: its segments in one file, and their playlist. Both lie in one folder, so the address is short. */
    record Stream(String name) {

        String media() {
            return name + ".mp4";
        }

        String playlist() {
            return name + ".m3u8";
        }
    }

    static Stream rung(Rung rung) {
        return new Stream("v-" + rung.name());
    }

    static String sheet(int number) {
        return SHEET_PATTERN.formatted(number);
    }
}
