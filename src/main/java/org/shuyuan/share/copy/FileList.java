package org.shuyuan.share.copy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.storage.Digest;

/**
 * The files of a resource that are copied.
 *
 * @param tracks captions, one for each language, and chapters
 */
record FileList(ListedFile original, List<ListedFile> tracks) {

    FileList {
        tracks = List.copyOf(tracks);
    }

    /** Bytes. */
    long size() {
        return all().mapToLong(ListedFile::size).sum();
    }

    /** Changes when any of the files does. */
    String fingerprint() {
        String text = all().map(ListedFile::fingerprint).sorted().collect(Collectors.joining("\n"));
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private Stream<ListedFile> all() {
        return Stream.concat(Stream.of(original), tracks.stream());
    }
}
