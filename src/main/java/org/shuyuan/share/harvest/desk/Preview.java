package org.shuyuan.share.harvest.desk;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.Identity;
import org.shuyuan.share.harvest.wire.SetInfo;

/**
 * What a repository says of itself, before anything is taken from it.
 *
 * @param base where it was asked
 * @param formats its metadataPrefixes that we can read, the one that says most first; the one that every repository has
 *     where it doesn't tell
 * @param others its other metadataPrefixes
 * @param sets none where it has none, or doesn't tell
 * @param size how many records the list has, in the set and format that was asked for; none where it doesn't say
 * @param unsaid what it was asked and didn't answer
 */
record Preview(
        URI base,
        Identity identity,
        List<String> formats,
        List<String> others,
        List<SetInfo> sets,
        Optional<Long> size,
        List<Unsaid> unsaid) {

    enum Question {
        FORMATS,
        SETS,
        SIZE
    }

    /** @param detail in the words of whoever noticed it */
    record Unsaid(Question question, HarvestTrouble.Kind why, String detail) {}

    boolean said(Question question) {
        return unsaid.stream().noneMatch(each -> each.question() == question);
    }
}
