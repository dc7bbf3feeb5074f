package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this repository is called from outside. */
@ApplicationScoped
class RepositoryAddress {

    private final String publicUrl;
    private final String authority;

    RepositoryAddress(@ConfigProperty(name = "shuyuan.public-url") URI publicUrl, OaiConfig config) {
        this.publicUrl = publicUrl.toString().replaceFirst("/+$", "");
        this.authority = config.repositoryId().orElseGet(publicUrl::getHost);
    }

    /** The base URL of the protocol. */
    String base() {
        return publicUrl + "/oai";
    }

    /** The page of a resource. */
    String page(UUID resource) {
        return publicUrl + "/w/" + resource;
    }

    /** The second part of our identifiers. */
    String authority() {
        return authority;
    }

    String identifier(UUID resource) {
        return "oai:" + authority + ":" + resource;
    }
}
