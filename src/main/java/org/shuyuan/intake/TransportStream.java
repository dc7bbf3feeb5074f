package org.shuyuan.intake;

/** MPEG transport streams (ISO/IEC 13818-1, 2.4.3.2), as recorders write them: a sync byte at the head of each packet, and no magic number. */
final class TransportStream {
    static final String MEDIA_TYPE = "video/mp2t";

    private static final int PACKET = 188;
    private static final int PACKETS = 5;
    private static final byte SYNC = 0x47;

    /** How many bytes {@link #begins} wants to see. */
    static final int PROBE = PACKET * PACKETS;

    private TransportStream() {}

    static boolean begins(byte[] head) {
        if (head.length < PROBE) {
            return false;
        }
        for (int packet = 0; packet < PACKETS; packet++) {
            if (head[packet * PACKET] != SYNC) {
                return false;
            }
        }
        return true;
    }
}
