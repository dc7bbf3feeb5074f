package org.shuyuan.learn.quiz.marking;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How the questions of a quiz did, from what each attempt got for them. */
public final class Statistics {

    /** Sums of shares differ in their last digits by the order in which they are added. */
    private static final double NOTHING = 1e-12;

    private Statistics() {}

    /**
     * The figures of each question, in the order in which they first come.
     *
     * @param attempts share of the points of each question that was asked, 0 to 1
     */
    public static List<ItemFigures> of(List<Map<UUID, Double>> attempts) {
        Set<UUID> questions = new LinkedHashSet<>();
        attempts.forEach(attempt -> questions.addAll(attempt.keySet()));
        return questions.stream().map(question -> of(question, attempts)).toList();
    }

    private static ItemFigures of(UUID question, List<Map<UUID, Double>> attempts) {
        List<Point> points = attempts.stream()
                .filter(attempt -> attempt.containsKey(question))
                .map(attempt -> point(question, attempt))
                .toList();
        double difficulty = points.stream().mapToDouble(Point::share).average().orElse(0);
        return new ItemFigures(
                question,
                points.size(),
                difficulty,
                correlation(points.stream().filter(Point::compared).toList()));
    }

    /** @param rest mean share of the other questions, because attempts may have been asked different ones */
    private record Point(double share, double rest, boolean compared) {}

    private static Point point(UUID question, Map<UUID, Double> attempt) {
        double share = attempt.getOrDefault(question, 0.0);
        int others = attempt.size() - 1;
        return new Point(share, others == 0 ? 0 : (sum(attempt.values()) - share) / others, others > 0);
    }

    /** Of Pearson. */
    private static Optional<Double> correlation(List<Point> points) {
        double share = points.stream().mapToDouble(Point::share).average().orElse(0);
        double rest = points.stream().mapToDouble(Point::rest).average().orElse(0);
        double together = 0;
        double shares = 0;
        double rests = 0;
        for (Point point : points) {
            together += (point.share() - share) * (point.rest() - rest);
            shares += (point.share() - share) * (point.share() - share);
            rests += (point.rest() - rest) * (point.rest() - rest);
        }
        if (shares < NOTHING || rests < NOTHING) {
            return Optional.empty();
        }
        return Optional.of(Math.clamp(together / Math.sqrt(shares * rests), -1.0, 1.0));
    }

    private static double sum(Collection<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }
}
