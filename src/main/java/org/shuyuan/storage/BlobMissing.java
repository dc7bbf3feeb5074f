package org.shuyuan.storage;

/** The store doesn't hold these bytes (any more). */
public class BlobMissing extends RuntimeException {
    private final Digest digest;

    public BlobMissing(Digest digest) {
        super("no blob " + digest);
        this.digest = digest;
    }

    public Digest digest() {
        return digest;
    }
}
