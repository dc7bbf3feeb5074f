package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Says who we are (OAI-PMH 2.0 §4.2). */
@ApplicationScoped
class Identification {

    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";

    /** What the oai-identifier guidelines call a repository: a domain name, so neither "localhost" nor an IP address. */
    private static final Pattern DOMAIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z][a-zA-Z0-9-]*)+");

    private static final String SAMPLE = "0199c0de-0000-7000-8000-000000000000";

    private final OaiConfig config;
    private final RepositoryAddress address;

    Identification(OaiConfig config, RepositoryAddress address) {
        this.config = config;
        this.address = address;
    }

    /** @param licences the addresses of those that a record may have */
    void write(OaiDocument document, Instant earliest, List<String> licences) {
        document.element("repositoryName", config.repositoryName())
                .element("baseURL", address.base())
                .element("protocolVersion", "2.0");
        config.adminEmail().forEach(email -> document.element("adminEmail", email));
        document.element("earliestDatestamp", Granularity.write(earliest))
                .element("deletedRecord", "persistent")
                .element("granularity", Granularity.SECOND.word())
                .element("compression", "gzip");
        if (DOMAIN.matcher(address.authority()).matches()) {
            describeIdentifiers(document);
        }
        if (!licences.isEmpty()) {
            document.open("description")
                    .rendered(WrittenXml.of(AboutXml.manifest(licences)))
                    .close();
        }
        config.friends().filter(friends -> !friends.isEmpty()).ifPresent(friends -> describeFriends(document, friends));
    }

    private void describeIdentifiers(OaiDocument document) {
        document.open("description")
                .openIn(OAI + "oai-identifier", "oai-identifier")
                .element("scheme", "oai")
                .element("repositoryIdentifier", address.authority())
                .element("delimiter", ":")
                .element("sampleIdentifier", "oai:" + address.authority() + ":" + SAMPLE)
                .close()
                .close();
    }

    private static void describeFriends(OaiDocument document, List<URI> friends) {
        document.open("description").openIn(OAI + "friends/", "friends");
        friends.forEach(friend -> document.element("baseURL", friend.toString()));
        document.close().close();
    }
}
