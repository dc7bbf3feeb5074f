package org.shuyuan.share.harvest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.shuyuan.share.harvest.wire.Identity;
import org.shuyuan.share.harvest.wire.SetInfo;

/**
 * What a repository says of itself, before anything is taken from it.
 *
 * @param base where it was asked
 * @param formats its metadataPrefixes that we can read, the one that says most first
 * @param others its other metadataPrefixes
 * @param size how many records the list has, in the set and format that was asked for; none where it doesn't say
 */
record Preview(
        URI base,
        Identity identity,
        List<String> formats,
        List<String> others,
        List<SetInfo> sets,
        Optional<Long> size) {}
