package org.shuyuan.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands before every hostile input on a command line of FFmpeg. The containers are those we accept, so that a
 * playlist, a concat script or a text is refused however it is called; nothing but the named file is opened.
 */
public final class Guard {

    /** A frame of 8192 × 4320, the largest that any camera in a classroom makes. */
    private static final int MAX_PIXELS = 35_389_440;
    /** Bytes of one allocation: a picture that claims to be huge ends here and not in swap. */
    private static final int MAX_ALLOC = 300_000_000;

    private static final String CONTAINERS =
            "mov,mp4,m4a,matroska,webm,avi,mpeg,mpegvideo,mpegts,flv,asf,ogg,wav,mp3,aac,flac";

    private Guard() {}

    /** The input and the options that belong to it. */
    public static List<String> input(String path, String... options) {
        return opened(path, CONTAINERS, options);
    }

    /** One still picture of this form and of no other: {@code jpeg_pipe} or {@code png_pipe}. */
    static List<String> picture(String path, String form) {
        return opened(path, form, "-f", form);
    }

    private static List<String> opened(String path, String forms, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "-max_alloc",
                "" + MAX_ALLOC,
                "-max_pixels",
                "" + MAX_PIXELS,
                "-max_streams",
                "16",
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                forms));
        words.addAll(List.of(options));
        words.addAll(List.of("-i", "file:" + path));
        return words;
    }
}
