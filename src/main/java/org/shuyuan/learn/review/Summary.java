package org.shuyuan.learn.review;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What a round comes to. What was hidden or taken back doesn't count. */
final class Summary {

    private Summary() {}

    /**
     * Of one criterion.
     *
     * @param scores how many have scored the lesson as a whole, with their mean
     * @param moments how many comments have given a level at a second, with their mean
     */
    record Line(
            Rubric.Criterion criterion, long scores, OptionalDouble mean, long moments, OptionalDouble momentsMean) {}

    /** In the order of the rubric. */
    static List<Line> of(Rubric rubric, List<Score> scores, List<Comment> comments) {
        return rubric.criteria().stream()
                .map(criterion -> {
                    int[] given = scores.stream()
                            .filter(score -> score.criterion().equals(criterion.id()))
                            .mapToInt(Score::level)
                            .toArray();
                    int[] moments = comments.stream()
                            .filter(Comment::shown)
                            .map(Comment::remark)
                            .filter(remark -> remark.criterion()
                                    .filter(criterion.id()::equals)
                                    .isPresent())
                            .flatMapToInt(remark -> remark.level().stream().mapToInt(level -> level))
                            .toArray();
                    return new Line(
                            criterion,
                            given.length,
                            IntStream.of(given).average(),
                            moments.length,
                            IntStream.of(moments).average());
                })
                .toList();
    }

    /**
     * How many comments stand in each part of a film, replies among them.
     *
     * @param part seconds
     */
    static int[] density(List<Comment> comments, int part, int parts) {
        int[] density = new int[parts];
        comments.stream()
                .filter(Comment::shown)
                .forEach(comment -> density[Math.min(parts - 1, comment.remark().second() / part)]++);
        return density;
    }
}
