package org.shuyuan.share.harvest.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a repository presents itself (OAI-PMH 2.0 §4.2). None of it is verified.
 *
 * @param earliest no record is older; 1970 where the repository tells no date
 * @param repositoryIdentifier the {@code name} in {@code oai:name:…}, if it follows that scheme
 * @param friends base URLs of other repositories, http or https
 */
public record Identity(
        String name,
        String baseUrl,
        List<String> adminEmails,
        Instant earliest,
        Granularity granularity,
        Deletions deletions,
        Optional<String> repositoryIdentifier,
        List<URI> friends) {

    public Identity {
        adminEmails = List.copyOf(adminEmails);
        friends = List.copyOf(friends);
    }
}
