package org.shuyuan.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;

/**
 * Two ways that differ by less than a machine's speed wanders in some minutes. Each bout runs one, the other twice and the
 * one again, so that a drift takes as much from both, and the bout in the middle counts.
 */
final class Duel {

    private static final int BOUTS = 3;

    private Duel() {}

    /**
     * @param told gets the ratio of each bout
     * @return CPU time of the one to that of the other
     */
    static double cpu(Callable<?> one, Callable<?> other, DoubleConsumer told) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int bout = 0; bout < BOUTS; bout++) {
            double first = ChildWork.of(one).cpu();
            double second = ChildWork.of(other).cpu() + ChildWork.of(other).cpu();
            ratios.add((first + ChildWork.of(one).cpu()) / second);
            told.accept(ratios.getLast());
        }
        Collections.sort(ratios);
        return ratios.get(BOUTS / 2);
    }
}
