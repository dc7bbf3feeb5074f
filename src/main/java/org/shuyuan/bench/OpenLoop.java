package org.shuyuan.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Asks at a fixed pace, whether or not earlier questions were answered, as many people do who don't know of each other. The time of an
 * answer counts from when its question was due.
 */
final class OpenLoop {

    private final double perSecond;
    private final List<double[]> turns = new ArrayList<>();

    OpenLoop(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Asks each of them once. */
    <T> void turn(List<T> questions, Function<T, CompletableFuture<?>> ask) {
        double[] milliseconds = new double[questions.size()];
        List<CompletableFuture<?>> answers = new ArrayList<>();
        long begin = System.nanoTime();
        for (int at = 0; at < milliseconds.length; at++) {
            long due = begin + (long) (at * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int place = at;
            answers.add(
                    ask.apply(questions.get(at)).thenRun(() -> milliseconds[place] = (System.nanoTime() - due) / 1e6));
        }
        answers.forEach(CompletableFuture::join);
        turns.add(milliseconds);
    }

    /** What was so far is not counted: it made things warm. */
    void forget() {
        turns.clear();
    }

    double milliseconds(double quantile) {
        double[] all = turns.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return all[Math.min(all.length - 1, (int) (quantile * all.length))];
    }
}
