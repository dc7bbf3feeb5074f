package org.shuyuan.render.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shuyuan.render.media.SoundSurvey;

/** Where a lesson seems to fall into parts: where a slide comes while nobody speaks. */
final class ChapterProposal {

    private static final double SHORTEST = 30;
    /** In a long lesson parts of half a minute would be leaves and not chapters. */
    private static final double MOST = 15;
    /** A teacher falls silent before the slide is turned, or while it is read. */
    private static final double NEAR = 2;
    /** A longer silence says no more than one of this many seconds. */
    private static final double LONG = 3;

    private ChapterProposal() {}

    private record Candidate(double at, double silence) {}

    /**
     * @param slides when each begins, in seconds
     * @param silences of the sound
     * @param seconds of the film
     * @return the beginnings of the parts, the first at 0; none where it would be one part only
     */
    static List<Double> starts(List<Double> slides, List<SoundSurvey.Silence> silences, double seconds) {
        double shortest = Math.max(SHORTEST, seconds / MOST);
        List<Candidate> candidates = slides.stream()
                .filter(slide -> slide >= shortest && slide <= seconds - shortest)
                .map(slide -> new Candidate(slide, silence(silences, slide)))
                .filter(candidate -> candidate.silence > 0)
                .sorted(Comparator.comparingDouble(Candidate::silence)
                        .reversed()
                        .thenComparingDouble(Candidate::at))
                .toList();
        List<Double> starts = new ArrayList<>(List.of(0.0));
        for (Candidate candidate : candidates) {
            if (starts.stream().allMatch(start -> Math.abs(start - candidate.at) >= shortest)) {
                starts.add(candidate.at);
            }
        }
        return starts.size() < 2 ? List.of() : starts.stream().sorted().toList();
    }

    /** How long the longest silence near this second is; 0 where somebody speaks all the time. */
    private static double silence(List<SoundSurvey.Silence> silences, double at) {
        return silences.stream()
                .filter(silence -> silence.from() <= at + NEAR && silence.to() >= at - NEAR)
                .mapToDouble(SoundSurvey.Silence::seconds)
                .map(silence -> Math.min(LONG, silence))
                .max()
                .orElse(0);
    }
}
