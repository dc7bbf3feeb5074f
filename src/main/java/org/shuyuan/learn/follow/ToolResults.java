package org.shuyuan.learn.follow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tools of others say of those who have worked with them. How they say it is known above. */
public interface ToolResults {

    /**
     * @param percents by account; nothing of those of whom the tool has said nothing
     */
    record Scores(Map<UUID, Integer> percents) {

        public Scores {
            percents = Map.copyOf(percents);
        }
    }

    /** What somebody was given: {@code percent} of the lesson behind the link, with what the tool says to it. */
    record Kept(UUID link, int percent, String comment) {}

    /** By link; nothing of those whose tools give no scores, so that whoever has done them says so. */
    Map<UUID, Scores> of(Collection<UUID> links, Collection<UUID> accounts);

    /** All that tools say of somebody. */
    List<Kept> all(UUID account);

    void forget(UUID account);
}
