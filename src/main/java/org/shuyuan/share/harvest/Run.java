package org.shuyuan.share.harvest;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.share.harvest.wire.HarvestTrouble;

/**
 * One walk through what a source lists. All that it needs to go on stands in its row, which is written together with
 * what came of each page.
 *
 * @param since from which datestamp on; everything where there is none
 * @param token where it goes on
 * @param trail the tokens that were followed, as {@link org.shuyuan.share.harvest.wire.TokenTrail} writes them
 * @param asOf the responseDate of the first page
 * @param size how long the source says the list is
 * @param attempts failures in a row
 * @param patience how often the time for an answer was doubled, because none had come
 * @param restarts how often it began again because a token was no longer good
 * @param retryAt when it is tried again
 * @param trouble what it waits for, or failed of
 * @param detail the same in the other's words
 */
public record Run(
        UUID id,
        UUID source,
        Mode mode,
        State state,
        Optional<Instant> since,
        Optional<String> token,
        String trail,
        Optional<Instant> asOf,
        int pages,
        Optional<Long> size,
        Tally tally,
        int attempts,
        int patience,
        int restarts,
        Optional<Instant> retryAt,
        Optional<HarvestTrouble.Kind> trouble,
        String detail,
        Instant startedAt,
        Optional<Instant> endedAt) {

    public enum Mode {
        /** Every record. */
        FULL,
        /** What has changed since the last run. */
        INCREMENTAL,
        /** Only identifiers, compared with what is here; what is missing is fetched, what is gone is asked for by name. */
        RECONCILE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Mode of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public enum State {
        WAITING,
        RUNNING,
        PAUSED,
        DONE,
        FAILED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public boolean open() {
        return state != State.DONE && state != State.FAILED;
    }

    /** Whether it may go on: a person has not paused it. */
    public boolean workable() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /** 0 to 100, where the source says how long its list is. */
    public Optional<Integer> percent() {
        return state == State.DONE
                ? Optional.of(100)
                : size.filter(all -> all > 0).map(all -> (int) Math.min(99, 100 * tally.listed() / all));
    }
}
