package org.shuyuan.learn.join.roster;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in all files, so that an office mends it at once and not line after line. */
final class Wrongs {

    /** As many as somebody reads; a column that is wrong all the way down would fill the memory. */
    static final int MOST = 500;

    private final List<Wrong> found = new ArrayList<>();
    private long count;

    void add(String file, long line, String column, String reason, String... arguments) {
        count++;
        if (found.size() < MOST) {
            found.add(new Wrong(file, line, column, reason, List.of(arguments)));
        }
    }

    /** The first of them. */
    List<Wrong> list() {
        return List.copyOf(found);
    }

    long count() {
        return count;
    }
}
