package org.shuyuan.search;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.engine.SearchResponse;
import org.shuyuan.search.query.Predicate;
import org.shuyuan.search.query.ResourceQuery;
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Reading;
import org.shuyuan.search.suggest.Corrections;

/**
 * The ways in which one question may be asked, in turn, until one of them finds something: as it was typed, as it was meant, for most of
 * it, and a sentence last for some of it. Whoever asks the same of the same words goes the same way, whatever is wanted of what was found.
 */
final class Ways {

    /** Where more is found, what was typed was meant. */
    private static final int FEW = 3;

    /** So many times as much must be found of what somebody may have meant, before anybody is asked whether that was meant. */
    private static final int MUCH_MORE = 10;

    private final Corrections corrections;
    private final BiFunction<Reading, Predicate, SearchResponse> resources;
    private final Asker asker;

    /** @param resources asks for those of a predicate, which was made of this reading */
    Ways(Corrections corrections, BiFunction<Reading, Predicate, SearchResponse> resources, Asker asker) {
        this.corrections = corrections;
        this.resources = resources;
        this.asker = asker;
    }

    /**
     * One way, and what was found on it.
     *
     * @param meant where nothing has what was typed: what this was found for instead
     * @param whole whether all that was asked for is in what was found
     */
    record Taken(Reading reading, SearchResponse found, Optional<String> meant, boolean whole) {

        boolean vain() {
            return total() == 0;
        }

        /** What is chosen narrows the answer, and isn't looked at here. */
        long total() {
            return found.total();
        }
    }

    /** The first that finds something, or the last. */
    Taken first(Reading reading) {
        Taken typed = asTyped(reading);
        if (!typed.vain() || reading.parts().isEmpty()) {
            return typed;
        }
        Optional<Reading> meant = corrections.of(reading, asker);
        if (meant.isPresent()) {
            Taken corrected = asTyped(meant.get());
            Taken best = corrected.vain() ? loosely(meant.get()) : corrected;
            if (!best.vain()) {
                return new Taken(
                        best.reading(), best.found(), Optional.of(meant.get().line()), best.whole());
            }
        }
        return loosely(reading);
    }

    Taken asTyped(Reading reading) {
        Predicate predicate = ResourceQuery.predicate(reading, asker);
        return new Taken(reading, resources.apply(reading, predicate), Optional.empty(), true);
    }

    /** What has most of it; of a sentence also what has some of it, where that is hardly anything. */
    private Taken loosely(Reading reading) {
        Taken most = loosely(reading, ResourceQuery.loose(reading, asker));
        return most.total() < FEW && reading.sentence() ? loosely(reading, ResourceQuery.near(reading, asker)) : most;
    }

    private Taken loosely(Reading reading, Predicate predicate) {
        return new Taken(reading, resources.apply(reading, predicate), Optional.empty(), false);
    }

    /**
     * What may have been meant where what was typed is found, but hardly ever, and what is read alike far more often.
     *
     * @param count of the resources of a predicate
     */
    Optional<Answer.Perhaps> perhaps(Taken taken, ToLongFunction<Predicate> count) {
        boolean few = taken.total() > 0 && taken.total() <= FEW;
        if (!few || !taken.whole() || taken.meant().isPresent()) {
            return Optional.empty();
        }
        return corrections
                .ofRare(taken.reading(), asker, FEW)
                .map(other ->
                        new Answer.Perhaps(other.line(), count.applyAsLong(ResourceQuery.predicate(other, asker))))
                .filter(other -> other.total() >= MUCH_MORE * taken.total());
    }
}
