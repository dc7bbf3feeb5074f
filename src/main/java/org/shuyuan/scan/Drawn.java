package org.shuyuan.scan;

import java.nio.file.Path;

/** What became of a page that was to be drawn. */
sealed interface Drawn {

    /** @param file a grey map (PGM) */
    record Picture(Path file) implements Drawn {}

    /** Nothing stands on it. */
    record Blank() implements Drawn {}

    /** It asks for more than there is, or is damaged. */
    record Failed() implements Drawn {}
}
