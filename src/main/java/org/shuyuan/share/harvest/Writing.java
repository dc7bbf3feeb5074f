package org.shuyuan.share.harvest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.shuyuan.share.harvest.wire.HarvestTrouble;

/** Writes in a transaction, and tells what the records are to blame for from what the database is. */
@ApplicationScoped
class Writing {

    /** Two that were in each other's way are no more after the first. */
    private static final int TRIES = 3;

    private final HarvestConfig config;
    private final Clock clock;

    Writing(HarvestConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** How it went. */
    sealed interface Attempt<T> {

        /** @throws RuntimeException why it failed */
        T orThrow();

        /** @param again whether it failed before, which may have been after it was written */
        record Done<T>(T value, boolean again) implements Attempt<T> {

            @Override
            public T orThrow() {
                return value;
            }
        }

        /** Because of what was to be written, or of how much it was. */
        record Failed<T>(RuntimeException why) implements Attempt<T> {

            @Override
            public T orThrow() {
                throw why;
            }
        }
    }

    /**
     * One transaction, tried again where another may go better.
     *
     * @param records how many it writes: of several, fewer are tried instead
     * @throws HarvestTrouble {@link HarvestTrouble.Kind#NOT_STORED} where no record is to blame
     */
    <T> Attempt<T> attempt(int records, Callable<T> work) {
        int seconds = Math.toIntExact(config.writing().toSeconds());
        for (int tried = 1; ; tried++) {
            Instant begun = clock.instant();
            try {
                return new Attempt.Done<>(
                        QuarkusTransaction.requiringNew().timeout(seconds).call(work), tried > 1);
            } catch (RuntimeException failed) {
                // A transaction whose time is over fails in as many ways as there are things that it may be doing, and
                // a
                // statement somewhat before it: its time is counted in whole seconds.
                boolean late = clock.instant().isAfter(begun.plusSeconds(seconds - 1L));
                boolean passing = late || Passing.is(failed);
                if (records > 1 ? late || !passing : !passing && tried == TRIES) {
                    return new Attempt.Failed<>(failed);
                }
                if (late || tried == TRIES) {
                    throw notStored(failed);
                }
            }
        }
    }

    static HarvestTrouble notStored(RuntimeException failed) {
        HarvestTrouble trouble =
                new HarvestTrouble(HarvestTrouble.Kind.NOT_STORED, String.valueOf(failed.getMessage()));
        trouble.initCause(failed);
        return trouble;
    }
}
