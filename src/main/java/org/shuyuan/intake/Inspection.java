package org.shuyuan.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuyuan.catalog.Kind;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;

/**
 * What can be said of a file in milliseconds, by its first bytes and its tables of contents: nothing is unpacked or decoded here. Whatever
 * passes is still opened by contained children only.
 */
@ApplicationScoped
class Inspection {
    private final ContentTypes types;
    private final PictureLimits pictures;

    Inspection(IntakeConfig config) {
        this.types = new ContentTypes(new ZipLimits(
                config.archive().maxEntries(),
                config.archive().maxUnpacked(),
                config.archive().maxRatio()));
        this.pictures =
                new PictureLimits(config.picture().maxSide(), config.picture().maxPixels());
    }

    /**
     * The type of the content, if the kind takes it.
     *
     * @throws Problem EMPTY_FILE, DOCUMENT_ENCRYPTED, UPLOAD_TOO_LARGE, ARCHIVE_BOMB, FILE_DAMAGED, WRONG_MEDIA_TYPE_FOR_KIND or PICTURE_TOO_LARGE
     */
    String inspect(Path file, Kind kind) {
        try {
            requireSize(Files.size(file), kind);
            String mediaType = types.of(file);
            if (mediaType.equals(OleContainer.PROTECTED)) {
                throw Problem.of(ProblemType.DOCUMENT_ENCRYPTED);
            }
            if (!kind.accepts(mediaType)) {
                throw Problem.of(
                        ProblemType.WRONG_MEDIA_TYPE_FOR_KIND,
                        types.shown(mediaType),
                        kind.title().in(Language.ZH_CN),
                        kind.title().in(Language.EN),
                        types.endings(kind.mediaTypes()));
            }
            if (mediaType.startsWith("image/")) {
                pictures.check(file);
            }
            return mediaType;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Problem EMPTY_FILE or UPLOAD_TOO_LARGE */
    static void requireSize(long size, Kind kind) {
        if (size == 0) {
            throw Problem.of(ProblemType.EMPTY_FILE);
        }
        if (size > kind.maxBytes()) {
            throw Problem.of(
                    ProblemType.UPLOAD_TOO_LARGE,
                    Figures.size(size),
                    Figures.size(kind.maxBytes()),
                    kind.title().in(Language.ZH_CN),
                    kind.title().in(Language.EN));
        }
    }
}
