package org.shuyuan.bench.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a search has reached. */
public final class Scores {

    private final List<Score> scores;
    private final List<Entry> corpus;

    Scores(List<Score> scores, List<Entry> corpus) {
        this.scores = List.copyOf(scores);
        this.corpus = corpus;
    }

    /** Normalised discounted cumulative gain of the first ten, over all questions. */
    public double ndcg() {
        return mean(scores, Score::ndcg);
    }

    /** Mean reciprocal rank of the first resource that is what was asked for. */
    public double mrr() {
        return mean(scores, Score::reciprocalRank);
    }

    /** By group of questions. */
    public Map<String, Double> ndcgOfGroups() {
        return groups(Score::ndcg);
    }

    /** By group of questions. */
    public Map<String, Double> mrrOfGroups() {
        return groups(Score::reciprocalRank);
    }

    public int questions() {
        return scores.size();
    }

    /** The questions that were answered worst, each with what was found and, in brackets, what it is worth. */
    public List<String> worst(int count) {
        return scores.stream()
                .sorted(Comparator.comparingDouble(Score::ndcg))
                .limit(count)
                .map(score -> "%.2f %-12s %s → %s"
                        .formatted(
                                score.ndcg(),
                                score.question().group(),
                                score.question().words(),
                                score.found().stream()
                                        .map(at -> told(score, at))
                                        .collect(Collectors.joining(" · "))))
                .toList();
    }

    private String told(Score score, int at) {
        return at < 0
                ? "?"
                : corpus.get(at).title() + "（" + score.question().worth().getOrDefault(at, 0) + "）";
    }

    private Map<String, Double> groups(ToDoubleFunction<Score> figure) {
        Map<String, List<Score>> groups = scores.stream()
                .collect(Collectors.groupingBy(score -> score.question().group()));
        Map<String, Double> means = new TreeMap<>();
        groups.forEach((group, some) -> means.put(group, mean(some, figure)));
        return means;
    }

    private static double mean(List<Score> some, ToDoubleFunction<Score> figure) {
        return some.stream().mapToDouble(figure).average().orElse(0);
    }
}
