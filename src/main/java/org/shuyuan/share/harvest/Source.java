package org.shuyuan.share.harvest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.share.harvest.wire.Deletions;
import org.shuyuan.share.harvest.wire.Granularity;

/**
 * A repository that we take records from.
 *
 * @param organisation what it gives is shown under this one, or under one below that it names
 * @param prefix the metadataPrefix that is asked for
 * @param set one set; all where there is none
 * @param authority the repositoryIdentifier in its identifiers, where it declares one
 * @param former names that it had before, and whose records are its own as well
 * @param claimed what it calls itself now, where nobody has confirmed yet that it is the same
 * @param kind of resources that don't say what they are
 * @param due when it is harvested by itself next
 * @param from where the next incremental run begins; nothing before the first full one
 * @param level of the organisation that keeps it: of several that give a file, the nearest is asked first
 * @param leaving whether it is being removed, with all that came from it alone
 */
public record Source(
        UUID id,
        UUID organisation,
        String name,
        URI base,
        String prefix,
        Optional<String> set,
        Granularity granularity,
        Deletions deletions,
        Optional<String> authority,
        List<String> former,
        Optional<String> claimed,
        String kind,
        Rhythm rhythm,
        Optional<Instant> due,
        Optional<Instant> from,
        OrganisationLevel level,
        boolean leaving) {

    public Source {
        former = List.copyOf(former);
    }

    /** What it is or was called in its identifiers. */
    List<String> names() {
        return Stream.concat(authority.stream(), former.stream()).toList();
    }

    /** Whether an identifier has one of its names. */
    boolean owns(String identifier) {
        return names().stream().anyMatch(name -> identifier.startsWith("oai:" + name + ":"));
    }
}
