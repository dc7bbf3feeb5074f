package org.shuyuan.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Whether an ISO base media file (ISO/IEC 14496-12) holds sound and no picture: recorders of telephones call it by the same
 * brand as a film. Its index may stand behind all media.
 */
final class IsoTracks {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    /** Of an index; that of a day of sound is smaller. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int MOST_BOXES = 10_000;
    /** From the name of a handler box to the handler that it names (8.4.3). */
    private static final int HANDLER = 12;

    private IsoTracks() {}

    static boolean soundAlone(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long at = 0;
            for (int box = 0; box < MOST_BOXES && at + HEADER <= channel.size(); box++) {
                ByteBuffer header = read(channel, at, LONG_HEADER);
                long size = Integer.toUnsignedLong(header.getInt(0));
                String name = name(header, 4);
                if (size == 1 && header.limit() == LONG_HEADER) {
                    size = header.getLong(HEADER);
                }
                if (name.equals("moov")) {
                    return soundAlone(read(channel, at, (int) Math.min(MOST_BYTES, Math.max(HEADER, size))));
                }
                if (size < HEADER) {
                    return false;
                }
                at += size;
            }
            return false;
        }
    }

    private static boolean soundAlone(ByteBuffer index) {
        String all = StandardCharsets.ISO_8859_1.decode(index).toString();
        boolean sound = false;
        for (int at = all.indexOf("hdlr"); at >= 0; at = all.indexOf("hdlr", at + 1)) {
            sound |= all.startsWith("soun", at + HANDLER);
            if (all.startsWith("vide", at + HANDLER)) {
                return false;
            }
        }
        return sound;
    }

    private static ByteBuffer read(FileChannel channel, long at, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, channel.size() - at));
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // More may come with the next call.
        }
        return bytes.flip();
    }

    private static String name(ByteBuffer bytes, int at) {
        return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, 4)).toString();
    }
}
