package org.shuyuan.play;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.LocalCopy;

/** Moves bytes from the store to a reader: by sendfile where they are a file here, in small pieces where they are not. */
final class Served {

    private static final int PIECE = 64 * 1024;

    private final BlobStore blobs;

    Served(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Sends from here on; returns before the bytes are out. */
    void file(HttpServerResponse response, Bundle.Entry entry, long from, long length) {
        // The file store's copy is the blob itself: there is nothing to close.
        LocalCopy copy = blobs.local(entry.digest());
        response.sendFile(copy.path().toString(), from, length);
    }

    /** Sends as fast as the reader takes it; must not be called on an event loop. */
    void stream(HttpServerResponse response, Bundle.Entry entry, long from, long length) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = blobs.open(entry.digest(), from, length)) {
            for (int read = in.readNBytes(piece, 0, PIECE); read > 0; read = in.readNBytes(piece, 0, PIECE)) {
                response.write(Buffer.buffer(read).appendBytes(piece, 0, read))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            }
        }
        response.end();
    }
}
