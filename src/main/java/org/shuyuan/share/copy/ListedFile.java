package org.shuyuan.share.copy;

import java.net.URI;
import java.util.Optional;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.storage.Digest;

/**
 * A file of a resource, as a repository that gives it says.
 *
 * @param size bytes, not 0
 * @param filename a label for people, never a path
 * @param language BCP 47; of captions only
 */
record ListedFile(AssetRole role, Optional<String> language, Digest digest, long size, URI address, String filename) {

    /** What makes it another file: not where it lies, and not what it is called. */
    String fingerprint() {
        return role.id() + " " + language.orElse("") + " " + digest.hex();
    }
}
