package org.shuyuan.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;

/**
 * Moves bytes from the store to a reader: small files from memory, others by sendfile where they are a file here, in small
 * pieces where they are not.
 */
final class Served {

    private static final int PIECE = 64 * 1024;
    private static final int WORTH_SENDFILE = 64 * 1024;
    /** Vert.x's name for the handler that compresses answers. */
    private static final String COMPRESSOR = "deflater";

    /** Files of this size are kept in memory: playlists, heads, captions. */
    static final int SMALL = 64 * 1024;

    private static final long REMEMBERED = 24 << 20;

    private final BlobStore blobs;
    private final Cache<Digest, Buffer> small = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((Digest digest, Buffer bytes) -> 200 + bytes.length())
            .build();

    Served(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Whether it can be sent without waiting for a store or a disk. */
    boolean atHand(Bundle.Entry entry) {
        return entry.size() <= SMALL ? small.getIfPresent(entry.digest()) != null : blobs.here();
    }

    /** Sends by the way that suits; must not be called on an event loop for what isn't {@link #atHand}. */
    void send(HttpServerRequest request, Bundle.Entry entry, long from, long length) throws IOException {
        if (entry.size() <= SMALL) {
            Buffer bytes = small.get(entry.digest(), this::read);
            request.response().end(bytes.slice(Math.toIntExact(from), Math.toIntExact(from + length)));
        } else if (blobs.here()) {
            file(request, entry, from, length);
        } else {
            stream(request.response(), entry, from, length);
        }
    }

    private Buffer read(Digest digest) {
        try (InputStream in = blobs.open(digest)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
