package org.shuyuan.render.manifest;

import java.util.OptionalDouble;
import org.shuyuan.render.profile.Rung;

/** How the files of a rendition are called, on disk while they are made and in the bundle that is played. */
public final class RenditionFiles {

    public static final String MASTER = "master.m3u8";
    public static final String POSTER = "poster.jpg";
    /** The poster as small as a card shows it. */
    public static final String CARD = "card.jpg";
    /** DASH. */
    public static final String MPD = "manifest.mpd";

    /** What a player without segments gets: the readable rung with its sound. */
    public static final String FALLBACK = "video.mp4";

    public static final String STORYBOARD = "storyboard.vtt";
    /** What is known of the sound: loudness, silences, outline; JSON. */
    public static final String SOUND_FACTS = "sound.json";

    /** Grey looks at a chunk, while it is worked on. */
    public static final String LOOKS = "looks.gray";
    /** When which slide is seen. */
    public static final String SLIDES = "slides.vtt";

    public static final Stream REMUX = new Stream("remux");
    public static final Stream REMUX_SOUND = new Stream("remux-audio");
    public static final Stream AUDIO = new Stream("audio");
    /** The same sound for the thinnest lines, with the pictures of the slides for company. */
    public static final Stream THIN = new Stream("audio-thin");

    private RenditionFiles() {}

    /** One coded stream: its segments in one file or one for each chunk, and their playlist; all in one folder, so that addresses are short. */
    public record Stream(String name) {

        public String media() {
            return name + ".mp4";
        }

        public String playlist() {
            return name + ".m3u8";
        }

        /** What a decoder reads before any segment; kept once for all chunks where it is the same. */
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

    /** The picture of a slide by the time from which it stands: what is found at a second is found without a list. */
    public static String slide(double seconds) {
        return "slide-%08d.webp".formatted(Math.round(seconds * 1000));
    }

    /** The second from which the slide stands whose picture this is; nothing for other files. */
    public static OptionalDouble slideAt(String file) {
        return file.matches("slide-\\d{8}\\.webp")
                ? OptionalDouble.of(Integer.parseInt(file.substring(6, 14)) / 1000.0)
                : OptionalDouble.empty();
    }

    /** The picture of a slide of one chunk, while it stands alone. */
    public static String slide(int part, int number) {
        return "slide-%03d-%02d.webp".formatted(part, number);
    }

    public static String sheet(int number) {
        return "storyboard-%03d.jpg".formatted(number);
    }
}
