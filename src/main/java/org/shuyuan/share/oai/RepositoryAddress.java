package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.shuyuan.catalog.PublicAddress;

/** What this repository is called among those that speak OAI-PMH. */
@ApplicationScoped
class RepositoryAddress {

    private final PublicAddress address;
    private final String authority;

    RepositoryAddress(PublicAddress address, OaiConfig config) {
        this.address = address;
        this.authority = config.repositoryId().orElseGet(address::host);
    }

    /** The base URL of the protocol. */
    String base() {
        return address.of("/oai");
    }

    /** @param path with a slash at its beginning */
    String of(String path) {
        return address.of(path);
    }

    /** The second part of our identifiers. */
    String authority() {
        return authority;
    }

    String identifier(UUID resource) {
        return "oai:" + authority + ":" + resource;
    }
}
