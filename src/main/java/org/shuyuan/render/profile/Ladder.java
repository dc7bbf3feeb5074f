package org.shuyuan.render.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;

/**
 * The rungs of a profile that one source gets, largest first: never larger than the source, in its shape, even sizes.
 */
public record Ladder(List<Step> steps) {

    /** A source this much larger than the best rung below it gets a rung of its own size as well. */
    private static final double WORTH_ANOTHER = 1.15;

    public Ladder {
        steps = List.copyOf(steps);
    }

    public record Step(Rung rung, Size size, FrameRate rate) {}

    public static Ladder of(Profile profile, Probe.Video source) {
        Size shown = source.shown();
        FrameRate fastest = (source.rate() == null ? FrameRate.USUAL : source.rate())
                .thinnedTo(profile.rungs().stream().mapToDouble(Rung::fps).max().orElse(FrameRate.USUAL.perSecond()));
        List<Rung> ordered = profile.rungs().stream()
                .sorted(Comparator.comparingInt(Rung::shortSide)
                        .thenComparingDouble(Rung::fps)
                        .reversed())
                .toList();
        List<Rung> everywhere =
                ordered.stream().filter(rung -> rung.coded() == VideoCodec.H264).toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Rung rung = ordered.get(i);
            boolean mayBeTop = rung.coded() == VideoCodec.H264;
            if (rung.shortSide() <= shown.shortSide()
                    || (mayBeTop && isTop(everywhere, everywhere.indexOf(rung), shown.shortSide()))) {
                steps.add(new Step(rung, shown.fitted(rung.shortSide()), fastest.thinnedTo(rung.fps())));
            }
        }
        return new Ladder(steps);
    }

    /** The rate at which the source is read: that of the fastest rung; every other takes each second, third, … of its frames. */
    public FrameRate rate() {
        return steps.stream()
                .map(Step::rate)
                .max(Comparator.comparingDouble(FrameRate::perSecond))
                .orElse(FrameRate.USUAL);
    }

    /** These rungs alone. */
    public Ladder only(Predicate<Rung> wanted) {
        return new Ladder(
                steps.stream().filter(step -> wanted.test(step.rung())).toList());
    }

    /** Of the rungs that play everywhere and are larger than the source the smallest, where the next one would lose what is there to be seen. */
    private static boolean isTop(List<Rung> ordered, int index, int shortSide) {
        if (index + 1 == ordered.size()) {
            return true;
        }
        int next = ordered.get(index + 1).shortSide();
        return next < ordered.get(index).shortSide() && next <= shortSide && shortSide >= next * WORTH_ANOTHER;
    }
}
