package org.shuyuan.describe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.shuyuan.problem.Problem;

/**
 * A caption track as it is kept and played: WebVTT (W3C, section 4) of plain text in the order of time, without styles,
 * positions or markup. The player draws captions itself, and what isn't there can't carry a script.
 */
record WebVtt(List<Cue> cues) {

    static final String MEDIA_TYPE = "text/vtt";

    WebVtt {
        cues = List.copyOf(cues);
    }

    /**
     * Reads WebVTT or SRT in any usual charset.
     *
     * @throws Problem CAPTIONS_ENCODING_UNKNOWN, CAPTIONS_BROKEN, CUE_TOO_LONG or CUES_TOO_MANY
     */
    static WebVtt read(byte[] file) {
        return parse(CaptionCharset.decode(file));
    }

    static WebVtt parse(String text) {
        return new WebVtt(CueReader.read(text));
    }

    byte[] bytes() {
        StringBuilder track = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            track.append('\n').append(time(cue.start())).append(" --> ").append(time(cue.end()));
            track.append('\n').append(escaped(cue.text())).append('\n');
        }
        return track.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String time(long milliseconds) {
        long seconds = milliseconds / 1000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                milliseconds % 1000);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
