package org.shuyuan.render.manifest;

import org.shuyuan.render.profile.Rung;

/** How the files of a rendition are called, on disk while they are made and in the bundle that is played. */
public final class RenditionFiles {

    public static final String MASTER = "master.m3u8";
    public static final String POSTER = "poster.jpg";
    /** The poster as small as a card shows it. */
    public static final String CARD = "card.jpg";

    public static final String STORYBOARD = "storyboard.vtt";
    public static final String SHEET_PATTERN = "storyboard-%03d.jpg";
    public static final Stream REMUX = new Stream("remux");
    public static final Stream AUDIO = new Stream("audio");

    private RenditionFiles() {}

    /** One coded stream: its segments in one file, and their playlist. Both lie in one folder, so the address is short. */
    public record Stream(String name) {

        public String media() {
            return name + ".mp4";
        }

        public String playlist() {
            return name + ".m3u8";
        }
    }

    public static Stream rung(Rung rung) {
        return new Stream("v-" + rung.name());
    }

    public static String sheet(int number) {
        return SHEET_PATTERN.formatted(number);
    }
}
