package org.shuyuan.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Blobs as objects {@code sha256/abcd…} in one bucket of Amazon S3 or a compatible store. S3 shows an object only when all of it has arrived,
 * so a blob is whole here too.
 */
public final class S3BlobStore implements BlobStore, AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int RANGE_BEHIND_END = 416;

    private final S3Client client;
    private final S3Presigner presigner;
    private final String bucket;
    private final Path copies;

    /**
     * @param bucket must be there
     * @param copies directory for {@link #local}; made when it isn't there
     */
    S3BlobStore(S3Client client, S3Presigner presigner, String bucket, Path copies) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
        this.copies = copies.toAbsolutePath();
        try {
            Leftovers.sweep(this.copies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store that the configuration describes. Nothing is asked of it yet. */
    public static S3BlobStore of(StorageConfig.S3 config, Path copies) {
        S3Access access = S3Access.of(config);
        return new S3BlobStore(access.client(), access.presigner(), config.bucket(), copies);
    }

    @Override
    public Blob put(Path file) {
        return adopt(file, Digest.of(file));
    }

    @Override
    public Blob put(byte[] bytes) {
        Digest digest = Digest.of(bytes);
        if (!has(digest)) {
            asking(
                    digest,
                    () -> client.putObject(r -> r.bucket(bucket).key(key(digest)), RequestBody.fromBytes(bytes)));
        }
        return new Blob(digest, bytes.length);
    }

    @Override
    public Blob adopt(Path file, Digest digest) {
        try {
            long size = Files.size(file);
            if (!has(digest)) {
                asking(digest, () -> new Transfer(client, bucket, key(digest)).send(file, size));
            }
            return new Blob(digest, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(Digest digest) {
        try {
            size(digest);
            return true;
        } catch (BlobMissing e) {
            return false;
        }
    }

    @Override
    public long size(Digest digest) {
        return asking(
                digest,
                () -> client.headObject(r -> r.bucket(bucket).key(key(digest))).contentLength());
    }

    @Override
    public InputStream open(Digest digest) {
        return asking(digest, () -> client.getObject(r -> r.bucket(bucket).key(key(digest))));
    }

    @Override
    public InputStream open(Digest digest, long from, long length) {
        if (from < 0 || length < 0) {
            throw new IllegalArgumentException("a range below zero: " + from + ", " + length);
        }
        if (length == 0) {
            size(digest);
            return InputStream.nullInputStream();
        }
        String range = "bytes=%d-%d".formatted(from, from + length - 1);
        return asking(digest, () -> {
            try {
                return client.getObject(r -> r.bucket(bucket).key(key(digest)).range(range));
            } catch (S3Exception e) {
                if (e.statusCode() == RANGE_BEHIND_END) {
                    return InputStream.nullInputStream();
                }
                throw e;
            }
        });
    }

    @Override
    public boolean here() {
        return false;
    }

    @Override
    public LocalCopy local(Digest digest) {
        Path copy = copies.resolve(Leftovers.name());
        try {
            Files.createDirectories(copies);
            try (InputStream in = open(digest)) {
                Files.copy(in, copy);
            }
            return new Fetched(copy);
        } catch (IOException e) {
            new Fetched(copy).close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<URI> presigned(Digest digest, Duration life, String mediaType) {
        var address = presigner.presignGetObject(presign -> presign.signatureDuration(life)
                .getObjectRequest(r -> r.bucket(bucket).key(key(digest)).responseContentType(mediaType)));
        return Optional.of(URI.create(address.url().toString()));
    }

    @Override
    public void delete(Digest digest) {
        asking(digest, () -> client.deleteObject(r -> r.bucket(bucket).key(key(digest))));
    }

    @Override
    public String name() {
        return "S3 bucket " + bucket + " at "
                + client.serviceClientConfiguration()
                        .endpointOverride()
                        .map(URI::toString)
                        .orElseGet(() ->
                                client.serviceClientConfiguration().region().id());
    }

    @Override
    public void check() {
        try {
            client.headBucket(r -> r.bucket(bucket));
        } catch (SdkException e) {
            throw new UncheckedIOException(new IOException(name() + " doesn't answer: " + e.getMessage(), e));
        }
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }

    private static String key(Digest digest) {
        return "sha256/" + digest.hex();
    }

    private static <T> T asking(Digest digest, Supplier<T> question) {
        try {
            return question.get();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                throw new BlobMissing(digest);
            }
            throw new UncheckedIOException(new IOException(e));
        } catch (SdkException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** A file of its own, fetched for one reader. */
    private record Fetched(Path path) implements LocalCopy {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
