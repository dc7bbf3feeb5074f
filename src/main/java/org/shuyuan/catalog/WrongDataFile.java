package org.shuyuan.catalog;

/** A file of a data folder that cannot be used; it stops the start. The message is {@code file:line: reason}. */
public final class WrongDataFile extends RuntimeException {

    public WrongDataFile(String file, int line, String reason) {
        super("%s:%d: %s".formatted(file, line, reason));
    }
}
