package org.shuyuan.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** One after the other: whoever counts before writing mustn't count beside somebody who is about to write the same. */
@ApplicationScoped
public class Turns {

    private final Rows rows;

    Turns(Rows rows) {
        this.rows = rows;
    }

    /**
     * Waits until nobody else has this turn, and has it until the end of the caller's transaction.
     *
     * @param what is counted: the name of its table
     * @param whose it is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(String what, UUID whose) {
        rows.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> true, what + "/" + whose);
    }
}
