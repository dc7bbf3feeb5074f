package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where others find this repository and what it has: the addresses that are given out and stay good. */
@ApplicationScoped
public class PublicAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI url;
    private final String base;

    public PublicAddress(@ConfigProperty(name = "shuyuan.public-url") URI url) {
        this.url = url;
        this.base = url.toString().replaceFirst("/+$", "");
    }

    /** Without a slash at its end. */
    public String base() {
        return base;
    }

    public String host() {
        return url.getHost();
    }

    /** @param path with a slash at its beginning */
    public String of(String path) {
        return base + path;
    }

    /** Whether it is of the same origin (RFC 6454, 5): whoever is sent there may do here what the reader may. */
    public boolean isOurs(URI other) {
        return url.getScheme().equalsIgnoreCase(other.getScheme())
                && url.getHost().equalsIgnoreCase(other.getHost())
                && port(url) == port(other);
    }

    private static int port(URI address) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        return address.getPort() < 0 ? secure ? HTTPS : HTTP : address.getPort();
    }

    /** The page of a resource. */
    public String page(UUID resource) {
        return of("/w/" + resource);
    }

    /** The bytes of a file, as it was uploaded. */
    public String file(UUID resource, UUID asset) {
        return page(resource) + "/files/" + asset;
    }
}
