package org.shuyuan.learn.figures;

/**
 * What readers whom we know have watched.
 *
 * @param plays visits that began
 * @param played milliseconds of film, twice what was played twice
 * @param seen milliseconds of film, once for each reader
 */
record Sum(long plays, long played, long seen, long completions) {

    static final Sum NOTHING = new Sum(0, 0, 0, 0);

    Sum plus(Sum other) {
        return new Sum(plays + other.plays, played + other.played, seen + other.seen, completions + other.completions);
    }

    Sum completing(long others) {
        return new Sum(plays, played, seen, others);
    }
}
