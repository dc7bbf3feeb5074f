package org.shuyuan.share.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A bag that lies as a folder. File systems may keep names in another Unicode form than they were given. */
final class FolderFiles implements BagFiles {

    private final Map<String, Path> files = new HashMap<>();

    /** @throws Problem {@link ProblemType#BAG_NAME_WILD} of a link and of whatever else is no plain file */
    FolderFiles(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file).toString();
                if (!attributes.isRegularFile()) {
                    throw Problem.of(ProblemType.BAG_NAME_WILD, BagLayout.printable(name));
                }
                BagFiles.requireFew(files.size() + 1L);
                if (files.put(BagLayout.tame(name), file) != null) {
                    throw Problem.of(ProblemType.BAG_NAME_TWICE, BagLayout.printable(name));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    @Override
    public InputStream open(String name) throws IOException {
        Path file = files.get(name);
        if (file == null) {
            throw Problem.of(ProblemType.BAG_FILE_MISSING, name);
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {}
}
