package org.shuyuan.render.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The codec names of RFC 6381, read from the head of a fragmented MP4: players trust them before they load anything. */
public final class Codecs {

    private static final int DECODER_CONFIG = 0x04;
    private static final int DECODER_SPECIFIC = 0x05;
    private static final int ES = 0x03;

    private Codecs() {}

    /** H.264 or AV1. */
    public static Optional<String> video(byte[] head) {
        return h264(head).or(() -> av1(head));
    }

    /** {@code avc1.PPCCLL}: profile, constraints and level as they stand in the box {@code avcC} (ISO/IEC 14496-15). */
    private static Optional<String> h264(byte[] head) {
        int box = find(head, "avcC");
        return box < 0 || box + 8 > head.length
                ? Optional.empty()
                : Optional.of("avc1.%02X%02X%02X".formatted(head[box + 5], head[box + 6], head[box + 7]));
    }

    /** {@code av01.P.LLT.DD}: profile, level, tier and bits as they stand in the box {@code av1C} (AV1 in ISOBMFF, 5). */
    private static Optional<String> av1(byte[] head) {
        int box = find(head, "av1C");
        if (box < 0 || box + 6 >= head.length) {
            return Optional.empty();
        }
        int sequence = head[box + 5] & 0xff;
        int depth = head[box + 6] & 0xff;
        int bits = (depth & 0x40) == 0 ? 8 : (depth & 0x20) == 0 ? 10 : 12;
        return Optional.of(
                "av01.%d.%02d%s.%02d".formatted(sequence >> 5, sequence & 0x1f, (depth & 0x80) == 0 ? "M" : "H", bits));
    }

    /** {@code mp4a.40.N}: N is the audio object type in the box {@code esds} (ISO/IEC 14496-1, 7.2.6). */
    public static Optional<String> audio(byte[] head) {
        int box = find(head, "esds");
        if (box < 0) {
            return Optional.empty();
        }
        int at = box + 8;
        while (at + 6 < head.length) {
            int tag = head[at++] & 0xff;
            while ((head[at] & 0x80) != 0 && at + 1 < head.length) {
                at++;
            }
            at++;
            if (tag == DECODER_SPECIFIC) {
                int type = (head[at] & 0xff) >> 3;
                return Optional.of("mp4a.40." + type);
            }
            if (tag == ES) {
                at += 3;
            } else if (tag == DECODER_CONFIG) {
                at += 13;
            } else {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where the four letters of a box begin, or −1. */
    private static int find(byte[] head, String box) {
        byte[] name = box.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + name.length <= head.length; i++) {
            if (head[i] == name[0] && head[i + 1] == name[1] && head[i + 2] == name[2] && head[i + 3] == name[3]) {
                return i;
            }
        }
        return -1;
    }
}
