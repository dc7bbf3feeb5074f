package org.shuyuan.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes are kept. */
@ConfigMapping(prefix = "shuyuan.storage")
public interface StorageConfig {
    /** Files suit one machine or a network file system; S3 lets web and worker nodes come and go, and serves readers itself. */
    @WithDefault("file")
    Kind kind();

    /** Root of the file store. On the same file system as the uploads, or each accepted file is copied once. */
    @WithDefault("${shuyuan.data}/blobs")
    Path directory();

    /** Where blobs out of S3 lie while a child reads them; needs room for the biggest file times the workers of this node. */
    @WithDefault("${shuyuan.data}/copies")
    Path copies();

    S3 s3();

    enum Kind {
        FILE,
        S3
    }

    /** Amazon S3 or a compatible store. */
    interface S3 {
        /** Address of a compatible store (MinIO, Ceph, OBS, OSS); without it, Amazon's of the region. */
        Optional<URI> endpoint();

        /** Signed into every request; compatible stores mostly take any. */
        @WithDefault("us-east-1")
        String region();

        /** Must be there: making it is an operator's decision (place, versioning, encryption). */
        @WithDefault("shuyuan")
        String bucket();

        /** Without a key pair the SDK's default chain is asked: environment, profile, instance role. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Bucket in the path instead of the host name: compatible stores without wildcard DNS want it, Amazon doesn't. */
        @WithDefault("true")
        boolean pathStyle();
    }
}
