package org.shuyuan.storage;

import java.nio.file.Path;

/**
 * A blob as a file on this machine, for children that read files. Read only: in the file store it is the blob itself. Valid until closed;
 * the file has no extension and says nothing about its type.
 */
public interface LocalCopy extends AutoCloseable {
    Path path();

    /** Gives up the copy; a file that was fetched for it is deleted. */
    @Override
    void close();
}
