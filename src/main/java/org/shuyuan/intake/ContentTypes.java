package org.shuyuan.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.shuyuan.problem.Problem;

/**
 * Media types by content. Tika's magic numbers tell the families; what kind of document a container holds is read from its own table of
 * contents. No name is ever looked at: a stream is asked about, not a path.
 */
final class ContentTypes {
    private static final int PEEK = 64 * 1024;

    private final Tika magic = new Tika();
    private final MimeTypes registry = MimeTypes.getDefaultMimeTypes();
    private final ZipLimits zipLimits;

    ContentTypes(ZipLimits zipLimits) {
        this.zipLimits = zipLimits;
    }

    /** @throws Problem ARCHIVE_BOMB or FILE_DAMAGED, of containers only */
    String of(Path file) throws IOException {
        byte[] head = head(file);
        if (TransportStream.begins(head)) {
            return TransportStream.MEDIA_TYPE;
        }
        String family = byMagic(file);
        if (ZipContainer.isFamily(family)) {
            zipLimits.check(file);
            return ZipContainer.refine(file, family);
        }
        if (OleContainer.isFamily(family)) {
            return OleContainer.refine(file, family);
        }
        String container = MediaContainer.refine(head, family);
        return MediaContainer.FILMS.contains(container) && IsoTracks.soundAlone(file) ? "audio/mp4" : container;
    }

    /** The type, and the file ending that people know it by: {@code application/zip (.zip)}. */
    String shown(String mediaType) {
        String ending = ending(mediaType);
        return ending.isEmpty() ? mediaType : mediaType + " (" + ending + ")";
    }

    /** The endings of several types, for people: {@code .epub .pdf}. */
    String endings(Collection<String> mediaTypes) {
        return mediaTypes.stream()
                .map(this::ending)
                .filter(ending -> !ending.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private String ending(String mediaType) {
        Optional<String> usual = Formats.ending(mediaType);
        if (usual.isPresent()) {
            return usual.get();
        }
        try {
            return registry.forName(mediaType).getExtension();
        } catch (MimeTypeException e) {
            return "";
        }
    }

    private String byMagic(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), PEEK)) {
            return magic.detect(in);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PEEK);
        }
    }
}
