package org.shuyuan.share.bag;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bag as one zip that is sent while it is made, of any size (Zip64). The bag is its one folder, as RFC 8493 (4) asks. */
final class ZipSink implements BagSink {

    private final ZipOutputStream zip;
    private final String folder;

    ZipSink(OutputStream out, String folder) {
        this.zip = new ZipOutputStream(out);
        this.folder = folder;
    }

    @Override
    public OutputStream file(String name, boolean packed) throws IOException {
        zip.setLevel(packed ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(folder + "/" + name));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /** Ends the zip; the stream below belongs to whoever gave it. */
    @Override
    public void close() throws IOException {
        zip.finish();
        zip.flush();
    }
}
