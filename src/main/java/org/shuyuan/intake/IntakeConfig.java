package org.shuyuan.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How files come in. */
@ConfigMapping(prefix = "shuyuan.intake")
interface IntakeConfig {
    /**
     * Where unfinished uploads lie. On the file system of the file store an accepted file is linked and not copied; web nodes that share one
     * address must share this directory, for a browser may resume at another node.
     */
    @WithDefault("${shuyuan.data}/uploads")
    Path directory();

    /** How long an upload is kept after its last byte came: a weekend and a bit, for a teacher whose line broke on Friday. */
    @WithDefault("7d")
    Duration keep();

    /** How long the answer of {@code GET /api/uploads/{id}} outlives its upload. */
    @WithDefault("30d")
    Duration remember();

    /** Free bytes that an upload must leave on the disk: the database and the index live there too. */
    @WithDefault("1073741824")
    long reserve();

    Picture picture();

    Archive archive();

    /** How often the drop folders are looked at; a file must stand still from one look to the next. */
    @WithDefault("5s")
    Duration dropLook();

    /** Folders besides those of {@code ingest/sources/drop-folders.yaml}. */
    List<Folder> dropFolders();

    /** Bigger pictures would take gigabytes when a reader's browser unpacks them. */
    interface Picture {
        /** Pixels of the longer side. */
        @WithDefault("20000")
        int maxSide();

        /** Pixels altogether; a 108 megapixel phone picture still fits. */
        @WithDefault("150000000")
        long maxPixels();
    }

    /** What a zip-based document (OOXML, EPUB, ODF) may declare; more is a bomb. */
    interface Archive {
        /** A thick EPUB has some thousand. */
        @WithDefault("20000")
        int maxEntries();

        /** Unpacked bytes altogether. */
        @WithDefault("4294967296")
        long maxUnpacked();

        /** Unpacked over packed size; text reaches 20, a sparse spreadsheet 100. */
        @WithDefault("200")
        int maxRatio();
    }

    /** A folder whose files are taken in. */
    interface Folder {
        /** Absolute, or relative to the data directory. */
        String path();

        /** Code of the organisation that its files will belong to. */
        String organisation();

        /** Id of the kind that its files become. */
        String kind();

        /** Name of the account that will own them. */
        String account();
    }
}
