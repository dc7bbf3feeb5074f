package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Indexes everything again, by way of the dirty set: it survives a crash, and changes made meanwhile are not lost. Readers
 * go on finding the old documents until each is replaced. (A new index behind the same alias is a later step; a changed
 * mapping is noticed by {@link Schema}, which starts with an empty one.)
 */
@ApplicationScoped
public class Reindex {

    private final DirtySet dirty;

    Reindex(DirtySet dirty) {
        this.dirty = dirty;
    }

    /** Answers how many resources will be indexed; a running service notices within seconds and does it. */
    @Transactional
    public int all() {
        return dirty.addAll();
    }

    /** How many resources the index has yet to learn about. */
    @Transactional
    public long waiting() {
        return dirty.size();
    }
}
