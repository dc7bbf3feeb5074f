package org.shuyuan.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends one file to one key of a bucket: in one request, or in parts when it is big. */
final class Transfer {
    /** Bigger files go in parts, so that a broken connection costs one part and not the file. */
    static final long PART = 16L * 1024 * 1024;

    /** S3 takes 10 000 parts of one object. */
    private static final long MOST_PARTS = 9_000;

    private final S3Client client;
    private final String bucket;
    private final String key;

    Transfer(S3Client client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    /** @return always true: there is something to return */
    boolean send(Path file, long size) {
        if (size <= PART) {
            client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromFile(file));
        } else {
            inParts(file, size);
        }
        return true;
    }

    private void inParts(Path file, long size) {
        String upload =
                client.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId();
        try {
            long part = Math.max(PART, Math.ceilDiv(size, MOST_PARTS));
            List<CompletedPart> sent = new ArrayList<>();
            for (long from = 0; from < size; from += part) {
                sent.add(sendPart(file, from, Math.min(part, size - from), upload, sent.size() + 1));
            }
            client.completeMultipartUpload(
                    r -> r.bucket(bucket).key(key).uploadId(upload).multipartUpload(m -> m.parts(sent)));
        } catch (SdkException e) {
            // Parts that nobody completes are paid for until somebody aborts them.
            client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload));
            throw e;
        }
    }

    private CompletedPart sendPart(Path file, long from, long length, String upload, int number) {
        // The SDK opens the stream anew for each try.
        RequestBody body =
                RequestBody.fromContentProvider(() -> range(file, from, length), length, "application/octet-stream");
        String tag = client.uploadPart(
                        r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(number), body)
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static InputStream range(Path file, long from, long length) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ).position(from);
            return new BoundedStream(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
