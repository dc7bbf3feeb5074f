package org.shuyuan.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How office documents become pages. */
@ConfigMapping(prefix = "shuyuan.preview")
interface PreviewConfig {

    /** LibreOffice 7 or later. Where there is none, documents are shown as text and wait until there is one. */
    @WithDefault("/usr/bin/soffice")
    Path soffice();

    /** Address space for one document, in bytes. An honest one needs 0.5 GB, most of it libraries. */
    @WithDefault("2147483648")
    long memory();

    /** CPU time that one document may take; three times as much by the clock. Fifty slides take five seconds. */
    @WithDefault("1m")
    Duration patience();

    /** The largest PDF that may come of a document, in bytes. */
    @WithDefault("536870912")
    long largest();
}
