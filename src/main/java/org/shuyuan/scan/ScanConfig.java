package org.shuyuan.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How scanned pages are read. */
@ConfigMapping(prefix = "shuyuan.scan")
interface ScanConfig {

    /** Tesseract 4 or later. Where there is none, scans are told as such and wait until there is one. */
    @WithDefault("/usr/bin/tesseract")
    Path tesseract();

    /** Where its languages are ({@code *.traineddata}), if not where the program looks by itself. */
    Optional<Path> tessdata();

    /**
     * What is printed, in its own codes, the likeliest first; those that aren't installed are left out. Each page is read as the
     * first, and as all of them only where it turns out to be mostly in Latin letters: of two at once Tesseract makes twice the
     * mistakes in Chinese.
     */
    @WithDefault("chi_sim,eng")
    List<String> languages();

    /** Pages at once: one for every two cores where it is left out. Each takes a core. */
    OptionalInt pagesAtOnce();

    /** Address space for one page, in bytes. */
    @WithDefault("1610612736")
    long memory();

    /** CPU time that one page may take; five times as much by the clock. A dense one of A3 takes half a minute. */
    @WithDefault("2m")
    Duration patience();

    /** How long a book is read before others have their turn. */
    @WithDefault("1m")
    Duration piece();

    /** Pages of one document that are read: a small file can hold a hundred thousand pages. */
    @WithDefault("3000")
    int mostPages();

    /** Heap of the child that draws pages, in MiB. A page that wants more is left out. */
    @WithDefault("512")
    int heap();

    /** Where the program that draws pages is: {@code extractor/classes} and {@code extractor/lib}. */
    @WithDefault("${shuyuan.engine.dir:target/engine}")
    Path engine();
}
