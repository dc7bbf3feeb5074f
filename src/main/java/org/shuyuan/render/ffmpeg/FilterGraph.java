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

    /**
     * Bicubic throughout: bilinear costs a tenth of the quality of text and saves a fiftieth of the work. Frames that no
     * smaller picture has go before they are scaled.
     */
    static String of(Take take) {
        List<String> chains = new ArrayList<>();
        List<Ladder.Step> steps = take.ladder().steps();
        boolean more = take.sheet().isPresent() || take.looks();
        String from = "0:" + take.picture().index();
        int thinned = 1;
        for (int i = 0; i < steps.size(); i++) {
            Size size = steps.get(i).size();
            int every = take.rate().perFrameOf(steps.get(i).rate());
            boolean forAll = enough(take, every, i);
            List<String> chain = new ArrayList<>();
            if (i == 0) {
                chain.add(opened(take));
            }
            if (forAll && every > thinned) {
                chain.add("framestep=" + every / thinned);
                thinned = every;
            }
            chain.add(i == 0 ? upright(take.picture(), size) : scale(size));
            boolean last = i + 1 == steps.size() && !more;
            String here = every > thinned ? "here" + i : rung(i);
            chains.add("[%s]%s".formatted(from, String.join(",", chain))
                    + (last ? "[%s]".formatted(here) : ",split[%s][on%d]".formatted(here, i)));
            if (every > thinned) {
                chains.add("[%s]framestep=%d[%s]".formatted(here, every / thinned, rung(i)));
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

    /** Whether all that is taken after this step has frames enough, if only each so many of them go on. */
    private static boolean enough(Take take, int every, int step) {
        List<Ladder.Step> steps = take.ladder().steps();
        return (!take.looks() || take.rate().perSecond() / every >= SlideShow.LOOKS_PER_SECOND)
                && steps.subList(step + 1, steps.size()).stream()
                        .allMatch(later -> take.rate().perFrameOf(later.rate()) % every == 0);
    }

    /** The picture upright, in square pixels of this size, in the one colour format that every browser decodes. */
    static String upright(Probe.Video source, Size size) {
        String tone = source.highDynamicRange()
                ? "zscale=t=linear:npl=100,tonemap=hable:desat=0,zscale=p=bt709:t=bt709:m=bt709:r=tv,"
                : "";
        // FFmpeg itself turns the picture before the first filter.
        return tone + scale(size) + ":out_range=tv,setsar=1,format=yuv420p";
    }

    private static String opened(Take take) {
        return (take.picture().interlaced() ? "yadif=deint=interlaced," : "") + take.cut();
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
