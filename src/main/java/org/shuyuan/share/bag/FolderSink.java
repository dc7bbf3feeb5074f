package org.shuyuan.share.bag;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A bag as a folder. */
final class FolderSink implements BagSink {

    private final Path folder;

    FolderSink(Path folder) {
        this.folder = folder;
    }

    @Override
    public OutputStream file(String name, boolean packed) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void close() {}
}
