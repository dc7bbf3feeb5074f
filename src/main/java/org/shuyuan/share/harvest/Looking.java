package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.shuyuan.describe.Crosswalks;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.harvest.wire.Asking;
import org.shuyuan.share.harvest.wire.Format;
import org.shuyuan.share.harvest.wire.Identity;
import org.shuyuan.share.harvest.wire.Listing;
import org.shuyuan.share.harvest.wire.OaiClient;
import org.shuyuan.share.harvest.wire.Page;

/** Looks at a repository before anything is taken from it. */
@ApplicationScoped
class Looking {

    private final OaiClient client;
    private final Crosswalks crosswalks;

    Looking(OaiClient client, Crosswalks crosswalks) {
        this.client = client;
        this.crosswalks = crosswalks;
    }

    /**
     * @param set to be counted; all records where there is none
     * @throws Problem {@link ProblemType#SOURCE_UNREADABLE} where it has no format that we can read
     */
    Preview look(URI base, Optional<String> set) {
        Identity identity = client.identify(base);
        List<String> given = client.formats(base).stream().map(Format::prefix).toList();
        List<String> formats =
                crosswalks.harvestable().stream().filter(given::contains).toList();
        if (formats.isEmpty()) {
            throw Problem.of(ProblemType.SOURCE_UNREADABLE, String.join(", ", given));
        }
        return new Preview(
                base,
                identity,
                formats,
                given.stream().filter(prefix -> !formats.contains(prefix)).toList(),
                client.sets(base),
                size(base, formats.getFirst(), set, identity));
    }

    private Optional<Long> size(URI base, String prefix, Optional<String> set, Identity identity) {
        Page first = client.list(
                base,
                new Asking.Begin(
                        Listing.IDENTIFIERS, prefix, set, Optional.empty(), Optional.empty(), identity.granularity()));
        return first.completeListSize()
                .or(() -> first.token().isPresent()
                        ? Optional.empty()
                        : Optional.of((long) first.records().size()));
    }
}
