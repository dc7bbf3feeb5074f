package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.shuyuan.learn.progress.Forgotten;

/** Whoever is forgotten isn't told of any more; visits go with the pages that they are visits of. */
@ApplicationScoped
class Oblivion {

    private final StatementQueue queue;
    private final Told told;

    Oblivion(StatementQueue queue, Told told) {
        this.queue = queue;
        this.told = told;
    }

    void forget(@Observes Forgotten forgotten) {
        queue.forget(forgotten.account());
        told.forget(forgotten.account());
    }
}
