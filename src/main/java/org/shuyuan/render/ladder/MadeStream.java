package org.shuyuan.render.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Codecs;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Digest;

/**
 * One stream that FFmpeg has left in a folder: its head, its segments and their playlist.
 *
 * @param media the file that FFmpeg has written: the head, then all segments
 * @param codec in RFC 6381 notation
 */
record MadeStream(RenditionFiles.Stream name, Path media, MediaPlaylist playlist, String codec) {

    static final String HLS = "application/vnd.apple.mpegurl";
    private static final double SHORTEST_SECONDS = 0.5;

    /** The first box of a fragmented MP4 holds what a decoder must know; it never comes near this size. */
    private static final int LONGEST_HEAD = 64 * 1024;

    /** @throws IOException where a file is missing, or isn't what FFmpeg writes */
    static MadeStream read(Path folder, RenditionFiles.Stream name) throws IOException {
        Path media = folder.resolve(name.media());
        MediaPlaylist playlist = MediaPlaylist.read(Files.readString(folder.resolve(name.playlist())), name.head());
        if (playlist.segments().isEmpty()) {
            throw new IOException(name.name() + " has no segments");
        }
        String codec = codec(head(media, playlist)).orElseThrow(() -> new IOException(name.name() + " names no codec"));
        return new MadeStream(name, media, playlist, codec);
    }

    private static byte[] head(Path media, MediaPlaylist playlist) throws IOException {
        try (InputStream in = Files.newInputStream(media)) {
            return in.readNBytes(Math.toIntExact(
                    Math.min(LONGEST_HEAD, playlist.segments().getFirst().offset())));
        }
    }

    static Optional<String> codec(byte[] head) {
        return Codecs.video(head).or(() -> Codecs.audio(head));
    }

    /** The same sound, without a last segment of some packets. */
    MadeStream withoutTail() {
        return new MadeStream(name, media, playlist.withoutTail(SHORTEST_SECONDS), codec);
    }

    /** The same, with a playlist that lasts as long as its frames do. */
    MadeStream lasting(double seconds) {
        return new MadeStream(name, media, playlist.lasting(seconds), codec);
    }

    /** Its three files, as they are played. */
    Map<String, Bundle.Entry> store(BlobStore blobs) throws IOException {
        // A link where scratch and store share a disk: an hour of video is not copied.
        Blob bytes = blobs.adopt(media, Digest.of(media));
        String type = codec.startsWith("mp4a") ? "audio/mp4" : "video/mp4";
        return Map.of(
                name.media(), Bundle.Entry.of(bytes, type),
                name.head(), Bundle.Entry.of(blobs.put(head(media, playlist)), type),
                name.playlist(), text(blobs, playlist.write(), HLS));
    }

    static Bundle.Entry text(BlobStore blobs, String text, String mediaType) {
        return Bundle.Entry.of(blobs.put(text.getBytes(StandardCharsets.UTF_8)), mediaType);
    }
}
