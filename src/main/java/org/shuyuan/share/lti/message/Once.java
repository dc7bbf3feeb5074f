package org.shuyuan.share.lti.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.shuyuan.seal.Seals;
import org.shuyuan.table.Rows;

/** Sees to it that what may be used once is used once, on whichever node. */
@ApplicationScoped
public class Once {

    private final Rows rows;
    private final Seals seals;
    private final Clock clock;

    Once(Rows rows, Seals seals, Clock clock) {
        this.rows = rows;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * Whether nobody has used it before; from now on somebody has.
     *
     * @param purpose of which each value may be used once
     * @param until when it is worth nothing any more by itself
     */
    @Transactional
    public boolean first(String purpose, String value, Instant until) {
        return rows.write(
                        "insert into lti_once (digest, until) values (?, ?) on conflict (digest) do nothing",
                        digest(purpose, value),
                        until)
                > 0;
    }

    /** Whether somebody has used it. */
    public boolean used(String purpose, String value) {
        return rows.find("select 1 from lti_once where digest = ?", row -> true, (Object) digest(purpose, value))
                .isPresent();
    }

    private byte[] digest(String purpose, String value) {
        return seals.digest("lti-once/" + purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        rows.write("delete from lti_once where until < ?", clock.instant());
    }
}
