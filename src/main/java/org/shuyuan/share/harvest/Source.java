package org.shuyuan.share.harvest;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
 * @param kind of resources that don't say what they are
 * @param due when it is harvested by itself next
 * @param from where the next incremental run begins; nothing before the first full one
 * @param level of the organisation that keeps it: of several that give a file, the nearest is asked first
 * @param leaving whether it is being removed, with all that came from it alone
 */
record Source(
        UUID id,
        UUID organisation,
        String name,
        URI base,
        String prefix,
        Optional<String> set,
        Granularity granularity,
        Deletions deletions,
        Optional<String> authority,
        String kind,
        Rhythm rhythm,
        Optional<Instant> due,
        Optional<Instant> from,
        OrganisationLevel level,
        boolean leaving) {}
