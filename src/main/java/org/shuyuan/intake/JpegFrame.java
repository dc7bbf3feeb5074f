package org.shuyuan.intake;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The dimensions that a JPEG's frame header declares (ITU-T T.81, B.2.2). Java's own reader hands the header to a native library, which refuses
 * the biggest ones without saying how big they are.
 */
record JpegFrame(int width, int height) {
    private static final int START_OF_IMAGE = 0xffd8;
    private static final int START_OF_SCAN = 0xda;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;

    /** Tables and names that may stand before the frame; a camera writes a dozen. */
    private static final int MOST_SEGMENTS = 1_000;

    /** @return empty when it isn't a JPEG, or has no frame before its first scan */
    static Optional<JpegFrame> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
            if (data.readUnsignedShort() != START_OF_IMAGE) {
                return Optional.empty();
            }
            for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
                int marker = marker(data);
                int length = data.readUnsignedShort();
                if (isFrame(marker)) {
                    data.readUnsignedByte();
                    int height = data.readUnsignedShort();
                    return Optional.of(new JpegFrame(data.readUnsignedShort(), height));
                }
                if (marker == START_OF_SCAN) {
                    return Optional.empty();
                }
                data.skipNBytes(Math.max(0, length - 2));
            }
            return Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** Fill bytes of 0xff may stand before a marker. */
    private static int marker(DataInputStream data) throws IOException {
        int value = data.readUnsignedByte();
        if (value != 0xff) {
            throw new EOFException("no marker");
        }
        while (value == 0xff) {
            value = data.readUnsignedByte();
        }
        return value;
    }

    /** All of C0 to CF, but the Huffman table, the reserved one and the arithmetic table. */
    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME && marker <= LAST_FRAME && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
