package org.shuyuan.render.manifest;

import java.util.List;

/** A WebVTT track whose cues name the picture of the slide that is seen; the pictures stand beside it. */
public final class SlideTrack {

    private SlideTrack() {}

    /**
     * @param starts when each slide begins to be seen, in seconds; in order
     * @param end of the film, in seconds
     */
    public static String write(List<Double> starts, double end) {
        StringBuilder track = new StringBuilder("WEBVTT\n");
        for (int slide = 0; slide < starts.size(); slide++) {
            double until = slide + 1 < starts.size() ? starts.get(slide + 1) : Math.max(end, starts.get(slide) + 1);
            track.append("\n%s --> %s\n%s\n"
                    .formatted(
                            StoryboardTrack.time(starts.get(slide)),
                            StoryboardTrack.time(until),
                            RenditionFiles.slide(starts.get(slide))));
        }
        return track.toString();
    }
}
