package org.shuyuan.intake;

/** MPEG transport streams (ISO/IEC 13818-1, 2.4.3.2), as recorders write them: a sync byte at the head of each packet, and no magic number. */
final class TransportStream {
    static final String MEDIA_TYPE = "video/mp2t";

    private static final int PACKET = 188;

    /** Camcorders put a time stamp of four bytes before each packet (Blu-ray, AVCHD). */
    private static final int STAMP = 4;

    private static final int PACKETS = 5;
    private static final byte SYNC = 0x47;

    private TransportStream() {}

    static boolean begins(byte[] head) {
        return hasRhythm(head, 0, PACKET) || hasRhythm(head, STAMP, STAMP + PACKET);
    }

    private static boolean hasRhythm(byte[] head, int first, int step) {
        if (head.length < first + step * PACKETS) {
            return false;
        }
        for (int packet = 0; packet < PACKETS; packet++) {
            if (head[first + packet * step] != SYNC) {
                return false;
            }
        }
        return true;
    }
}
