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

    /** Bytes that one file takes in memory while a bag is looked through: its name, thrice, and its digest; with a wide margin. */
    int OF_ONE = 4_096;

    /** As many as the heap has room for beside all else. */
    static long most() {
        return Runtime.getRuntime().maxMemory() / OF_ONE;
    }

    /** @throws Problem {@link ProblemType#BAG_TOO_MANY} */
    static void requireFew(long files) {
        if (files > most()) {
            throw Problem.of(ProblemType.BAG_TOO_MANY, most());
        }
    }

    /**
     * @param called what the bag is called by those who gave it
     * @throws Problem {@link ProblemType#BAG_UNREADABLE}, {@link ProblemType#BAG_NAME_WILD}, {@link ProblemType#BAG_NAME_TWICE},
     *     {@link ProblemType#BAG_TOO_MANY}
     */
    static BagFiles open(Path bag, String called) throws IOException {
        if (Files.isDirectory(bag)) {
            return new FolderFiles(bag);
        }
        if (!Files.isReadable(bag)) {
            throw Problem.of(ProblemType.BAG_UNREADABLE, called);
        }
        try {
            return new ZipFiles(bag);
        } catch (ZipException noZip) {
            throw Problem.because(noZip, ProblemType.BAG_UNREADABLE, called);
        }
    }

    Set<String> names();

    /** @throws Problem {@link ProblemType#BAG_FILE_MISSING} */
    InputStream open(String name) throws IOException;
}
