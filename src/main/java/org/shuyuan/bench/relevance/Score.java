package org.shuyuan.bench.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good an answer was.
 *
 * @param ndcg normalised discounted cumulative gain of the first ten, with 2^worth − 1 as gain and the best order of the corpus as 1
 * @param reciprocalRank 1 divided by the place of the first resource that is what was asked for; 0 where it isn't among those looked at
 */
record Score(Judged question, double ndcg, double reciprocalRank, List<Integer> found) {

    static final int LOOKED_AT = 10;

    /** @param found places in the corpus, the best first */
    static Score of(Judged question, List<Integer> found) {
        Map<Integer, Integer> worth = question.worth();
        List<Integer> first = found.stream().limit(LOOKED_AT).toList();
        double gained = gain(first.stream().map(at -> worth.getOrDefault(at, 0)).toList());
        double most = gain(worth.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(LOOKED_AT)
                .toList());
        int rank = 0;
        while (rank < first.size() && worth.getOrDefault(first.get(rank), 0) < Judged.BEST) {
            rank++;
        }
        return new Score(question, gained / most, rank < first.size() ? 1.0 / (rank + 1) : 0, first);
    }

    private static double gain(List<Integer> worth) {
        double gain = 0;
        for (int place = 0; place < worth.size(); place++) {
            gain += (Math.pow(2, worth.get(place)) - 1) / (Math.log(place + 2.0) / Math.log(2));
        }
        return gain;
    }
}
