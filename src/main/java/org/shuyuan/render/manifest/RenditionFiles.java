package org.shuyuan.render.manifest;

import org.shuyuan.render.profile.Rung;

/** How the files of a rendition are called, on disk while they are made and in the bundle that is played. */
public final class RenditionFiles {

    public static final String MASTER = "master.m3u8";
    public static final String POSTER = "poster.jpg";
    /** The poster as small as a card shows it. */
    public static final String CARD = "card.jpg";
    /** DASH. */
    public static final String MPD = "manifest.mpd";

    public static final String STORYBOARD = "storyboard.vtt";
    public static final Stream REMUX = new Stream("remux");
    public static final Stream REMUX_SOUND = new Stream("remux-audio");
    public static final Stream AUDIO = new Stream("audio");

    private RenditionFiles() {}

    /** One coded stream: its segments in one file or one for each chunk, and their playlist; all in one folder, so that addresses are short. */
    public record Stream(String name) {

        public String media() {
            return name + ".mp4";
        }

        public String playlist() {
            return name + ".m3u8";
        }

        /** What a decoder reads before any segment; the same for all chunks, so it is kept once. */
        public String head() {
            return name + "-head.mp4";
        }

        /** The files of one chunk, while it stands alone. */
        public Stream part(int part) {
            return new Stream("%s-%03d".formatted(name, part));
        }
    }

    public static Stream rung(Rung rung) {
        return new Stream("v-" + rung.name());
    }

    public static String sheet(int number) {
        return "storyboard-%03d.jpg".formatted(number);
    }
}
