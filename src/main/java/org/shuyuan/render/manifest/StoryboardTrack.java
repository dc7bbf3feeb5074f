package org.shuyuan.render.manifest;

import java.util.Locale;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.profile.Profile;

/** A WebVTT track whose cues name the pictures shown while one looks for a place in a video. */
public final class StoryboardTrack {

    private StoryboardTrack() {}

    /**
     * @param tile the size of one picture on its sheet
     * @param seconds the length of the video
     */
    public static String write(Profile.Storyboard storyboard, Size tile, double seconds) {
        StringBuilder track = new StringBuilder("WEBVTT\n");
        int perSheet = storyboard.columns() * storyboard.rows();
        int pictures = Math.max(1, (int) Math.ceil(seconds / storyboard.everySeconds()));
        for (int picture = 0; picture < pictures; picture++) {
            int place = picture % perSheet;
            double from = (double) picture * storyboard.everySeconds();
            double to = Math.min(seconds, from + storyboard.everySeconds());
            track.append("\n%s --> %s\n%s#xywh=%d,%d,%d,%d\n"
                    .formatted(
                            time(from),
                            time(to),
                            RenditionFiles.sheet(1 + picture / perSheet),
                            place % storyboard.columns() * tile.width(),
                            place / storyboard.columns() * tile.height(),
                            tile.width(),
                            tile.height()));
        }
        return track.toString();
    }

    /** Sheets that a video of this length fills, the last one perhaps not wholly. */
    public static int sheets(Profile.Storyboard storyboard, double seconds) {
        int pictures = Math.max(1, (int) Math.ceil(seconds / storyboard.everySeconds()));
        int perSheet = storyboard.columns() * storyboard.rows();
        return (pictures + perSheet - 1) / perSheet;
    }

    private static String time(double seconds) {
        long millis = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }
}
