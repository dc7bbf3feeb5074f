package org.shuyuan.share.bag;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Bytes that are only read on while the disk on which they are put down has room. */
final class Roomy extends FilterInputStream {

    /** So many bytes between two looks at the disk. */
    private static final long FAR = 64L << 20;

    private final Path disk;
    private final long reserve;
    private long unlooked = FAR;

    Roomy(InputStream bytes, Path disk, long reserve) {
        super(bytes);
        this.disk = disk;
        this.reserve = reserve;
    }

    @Override
    public int read() throws IOException {
        look(1);
        return super.read();
    }

    /** @throws Problem {@link ProblemType#STORAGE_FULL} */
    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        look(length);
        return super.read(into, from, length);
    }

    private void look(int more) throws IOException {
        unlooked += more;
        if (unlooked >= FAR) {
            unlooked = 0;
            if (Files.getFileStore(disk).getUsableSpace() < reserve + FAR) {
                throw Problem.of(ProblemType.STORAGE_FULL);
            }
        }
    }
}
