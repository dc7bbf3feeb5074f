package org.shuyuan.share.harvest.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a repository, for a reader to choose from.
 *
 * @param size how many records the list has; nothing where that isn't known
 * @param formats those that can't be read here
 * @param undivided whether it has no sets
 * @param unsaid what it was asked and didn't answer, and what is done then
 */
record Seen(
        String url,
        String name,
        String set,
        @Nullable Long size,
        String formats,
        boolean undivided,
        List<String> unsaid,
        List<Choice> prefixes,
        List<Choice> sets,
        List<Choice> houses,
        List<Choice> kinds,
        List<Choice> rhythms,
        List<Choice> levels) {}
