package org.shuyuan.share.bag;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Where a bag is written to, one file after the other. Closing it makes it whole; what is not closed is none. */
interface BagSink extends Closeable {

    /**
     * The next file; the caller closes it before the one after.
     *
     * @param name relative to the bag
     * @param packed whether packing it is worth the work: text is, films aren't
     */
    OutputStream file(String name, boolean packed) throws IOException;
}
