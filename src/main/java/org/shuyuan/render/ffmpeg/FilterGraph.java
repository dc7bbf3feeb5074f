package org.shuyuan.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.media.SlideShow;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;

/**
 * The filter graph of a take: one decoded source in, one picture out for each rung, a sheet of the storyboard, and the looks
 * by which slides are told apart.
 */
final class FilterGraph {

    static final String SHEET = "sheet";
    static final String LOOKS = "looks";

    private FilterGraph() {}

    /** The label of a rung's picture. */
    static String rung(int index) {
        return "rung" + index;
    }

    /** Bicubic throughout: bilinear costs a tenth of the quality of text and saves a fiftieth of the work. */
    static String of(Take take) {
        List<String> chains = new ArrayList<>();
        List<Ladder.Step> steps = take.ladder().steps();
        boolean more = take.sheet().isPresent() || take.looks();
        String from = "0:" + take.picture().index();
        for (int i = 0; i < steps.size(); i++) {
            Ladder.Step step = steps.get(i);
            String scaled = i == 0 ? opened(take) + upright(take.picture(), step.size()) : scale(step.size());
            int every = take.rate().perFrameOf(step.rate());
            String thinned = every == 1 ? "null" : "framestep=" + every;
            if (i + 1 == steps.size() && !more) {
                chains.add("[%s]%s,%s[%s]".formatted(from, scaled, thinned, rung(i)));
            } else {
                chains.add("[%s]%s,split[here%d][on%d]".formatted(from, scaled, i, i));
                chains.add("[here%d]%s[%s]".formatted(i, thinned, rung(i)));
            }
            from = "on" + i;
        }
        if (take.sheet().isPresent() && take.looks()) {
            chains.add("[%s]split[board][seen]".formatted(from));
        }
        if (take.sheet().isPresent()) {
            Profile.Storyboard storyboard = take.sheet().get();
            chains.add("[%s]%s[%s]".formatted(take.looks() ? "board" : from, sheet(storyboard, take), SHEET));
        }
        if (take.looks()) {
            chains.add("[%s]%s[%s]".formatted(take.sheet().isPresent() ? "seen" : from, look(), LOOKS));
        }
        return String.join(";", chains);
    }

    /** The picture upright, in square pixels of this size, in the one colour format that every browser decodes. */
    static String upright(Probe.Video source, Size size) {
        String tone = source.highDynamicRange()
                ? "zscale=t=linear:npl=100,tonemap=hable:desat=0,zscale=p=bt709:t=bt709:m=bt709:r=tv,"
                : "";
        // FFmpeg itself turns the picture before the first filter.
        return tone + scale(size) + ",setsar=1,format=yuv420p";
    }

    private static String opened(Take take) {
        return (take.picture().interlaced() ? "yadif=deint=interlaced," : "") + take.cut() + ",";
    }

    private static String scale(Size size) {
        return "scale=%d:%d:flags=bicubic".formatted(size.width(), size.height());
    }

    /** Averaged over each pixel, so that the noise of coding is gone and words are grey. */
    private static String look() {
        return "fps=%d,scale=%d:%d:flags=area,format=gray"
                .formatted(SlideShow.LOOKS_PER_SECOND, SlideShow.LOOK.width(), SlideShow.LOOK.height());
    }

    private static String sheet(Profile.Storyboard storyboard, Take take) {
        Size tile = storyboard.tile(take.ladder().steps().getLast().size());
        return "fps=1/%d:round=up,%s,tile=%dx%d,format=yuvj420p"
                .formatted(
                        storyboard.everySeconds(), scale(tile), storyboard.columns(), storyboard.rows(take.seconds()));
    }
}
