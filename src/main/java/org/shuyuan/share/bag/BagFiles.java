package org.shuyuan.share.bag;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipException;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The files of a bag that came from somewhere, under names that {@link BagLayout#tame} has let pass. Nothing is unpacked under such a name. */
sealed interface BagFiles extends Closeable permits ZipFiles, FolderFiles {

    /** More than a province has. */
    int MOST = 2_000_000;

    /**
     * @throws Problem {@link ProblemType#BAG_UNREADABLE}, {@link ProblemType#BAG_NAME_WILD}, {@link ProblemType#BAG_NAME_TWICE}
     */
    static BagFiles open(Path bag) throws IOException {
        if (Files.isDirectory(bag)) {
            return new FolderFiles(bag);
        }
        if (!Files.isReadable(bag)) {
            throw Problem.of(ProblemType.BAG_UNREADABLE, String.valueOf(bag.getFileName()));
        }
        try {
            return new ZipFiles(bag);
        } catch (ZipException noZip) {
            throw Problem.because(noZip, ProblemType.BAG_UNREADABLE, String.valueOf(bag.getFileName()));
        }
    }

    Set<String> names();

    /** @throws Problem {@link ProblemType#BAG_FILE_MISSING} */
    InputStream open(String name) throws IOException;
}
