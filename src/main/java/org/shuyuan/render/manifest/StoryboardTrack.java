package org.shuyuan.render.manifest;

import java.util.List;
import java.util.Locale;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.profile.Profile;

/** A WebVTT track whose cues name the pictures shown while one looks for a place in a video. */
public final class StoryboardTrack {

    private StoryboardTrack() {}

    /** The sheet of one chunk: which file, and what time of the video it shows, in seconds. */
    public record Sheet(String file, double from, double seconds) {}

    /** @param tile the size of one picture on its sheet */
    public static String write(Profile.Storyboard storyboard, Size tile, List<Sheet> sheets) {
        StringBuilder track = new StringBuilder("WEBVTT\n");
        for (Sheet sheet : sheets) {
            double end = sheet.from + sheet.seconds;
            for (int picture = 0; picture < storyboard.pictures(sheet.seconds); picture++) {
                double from = sheet.from + (double) picture * storyboard.everySeconds();
                track.append("\n%s --> %s\n%s#xywh=%d,%d,%d,%d\n"
                        .formatted(
                                time(from),
                                time(Math.min(end, from + storyboard.everySeconds())),
                                sheet.file,
                                picture % storyboard.columns() * tile.width(),
                                picture / storyboard.columns() * tile.height(),
                                tile.width(),
                                tile.height()));
            }
        }
        return track.toString();
    }

    static String time(double seconds) {
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
