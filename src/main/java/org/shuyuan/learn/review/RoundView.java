package org.shuyuan.learn.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round as its pages show it, in the words of one language.
 *
 * @param bars the film in parts of one length, in its order
 * @param most how many comments stand in the part that has most
 * @param chosen of each criterion, what whoever looks has given
 */
record RoundView(
        UUID id,
        String rubric,
        String opened,
        String by,
        boolean open,
        List<Choice> criteria,
        List<Choice> levels,
        List<Scored> chosen,
        List<Bar> bars,
        int most,
        List<Sum> summary,
        List<Line> comments,
        List<Rounds.Reviewer> reviewers) {

    record Choice(String value, String words, boolean chosen) {}

    /** A criterion with its levels. */
    record Scored(String id, String title, List<Choice> levels) {}

    /**
     * A part of the film.
     *
     * @param height 0 to 10, where 10 is the part with most comments
     */
    record Bar(int height, int second, String words) {}

    /** A line of the rubric; a mean is empty where nobody has given anything. */
    record Sum(String title, String mean, long scores, String momentsMean, long moments) {}

    /**
     * A comment or a reply.
     *
     * @param words empty where it isn't shown to whoever looks
     * @param criterion its title
     * @param reports for curators; 0 for others
     */
    record Line(
            UUID id,
            int second,
            String at,
            String name,
            String written,
            @Nullable String criterion,
            @Nullable Integer level,
            String words,
            boolean mine,
            boolean changed,
            boolean removed,
            boolean hidden,
            boolean reportable,
            long reports,
            List<Choice> criteria,
            List<Choice> levels,
            List<Line> replies) {}
}
