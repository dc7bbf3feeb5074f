package org.shuyuan.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Codecs;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Digest;

/**
 * One stream that FFmpeg has left in a folder: its segments and their playlist.
 *
 * @param codecs of everything that is coded in it, in RFC 6381 notation; the picture first
 */
record MadeStream(
        RenditionFiles.Stream name, Path media, String playlistText, MediaPlaylist playlist, List<String> codecs) {

    /** The first box of a fragmented MP4 holds what a decoder must know; it never comes near this size. */
    private static final int HEAD = 64 * 1024;

    private static final String HLS = "application/vnd.apple.mpegurl";

    /** @throws IOException where a file is missing */
    static MadeStream read(Path folder, RenditionFiles.Stream name) throws IOException {
        Path media = folder.resolve(name.media());
        String playlist = Files.readString(folder.resolve(name.playlist()));
        byte[] head;
        try (InputStream in = Files.newInputStream(media)) {
            head = in.readNBytes(HEAD);
        }
        List<String> codecs = new ArrayList<>();
        Codecs.video(head).ifPresent(codecs::add);
        Codecs.audio(head).ifPresent(codecs::add);
        return new MadeStream(name, media, playlist, MediaPlaylist.read(playlist), codecs);
    }

    Map<String, Bundle.Entry> store(BlobStore blobs) {
        // A link where scratch and store share a disk: an hour of video is not copied.
        Blob bytes = blobs.adopt(media, Digest.of(media));
        return Map.of(
                name.media(),
                Bundle.Entry.of(bytes, codecs.getFirst().startsWith("mp4a") ? "audio/mp4" : "video/mp4"),
                name.playlist(),
                text(blobs, playlistText, HLS));
    }

    static Bundle.Entry master(BlobStore blobs, String text) {
        return text(blobs, text, HLS);
    }

    static Bundle.Entry text(BlobStore blobs, String text, String mediaType) {
        return Bundle.Entry.of(blobs.put(text.getBytes(StandardCharsets.UTF_8)), mediaType);
    }
}
