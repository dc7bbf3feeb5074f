package org.shuyuan.play;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.InputStream;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.LocalCopy;

/** Moves bytes from the store to a reader: by sendfile where they are a file here, in small pieces where they are not. */
final class Served {

    private static final int PIECE = 64 * 1024;
    private static final int WORTH_SENDFILE = 64 * 1024;
    /** Vert.x's name for the handler that compresses answers. */
    private static final String COMPRESSOR = "deflater";

    private final BlobStore blobs;

    Served(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Sends from here on; returns before the bytes are out. */
    void file(HttpServerRequest request, Bundle.Entry entry, long from, long length) {
        if (length >= WORTH_SENDFILE) {
            leaveToTheKernel(request.connection());
        }
        // The file store's copy is the blob itself: there is nothing to close.
        LocalCopy copy = blobs.local(entry.digest());
        request.response().sendFile(copy.path().toString(), from, length);
    }

    /**
     * A connection with a compressor in it copies files through this process, at four times the CPU, although nothing
     * here is compressed. Without it, a page that comes over the same connection later goes out plain: a browser that
     * loads segments has the page already.
     */
    private static void leaveToTheKernel(HttpConnection connection) {
        if (connection instanceof ConnectionBase open) {
            ChannelPipeline pipeline = open.channelHandlerContext().pipeline();
            ChannelHandler compressor = pipeline.get(COMPRESSOR);
            if (compressor != null) {
                pipeline.remove(compressor);
            }
        }
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
