package org.shuyuan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The canvas that a GIF (89a, 18) or a WebP (RFC 9649, 2.5 to 2.7) declares: what a browser makes room for, whatever its frames are. Of a
 * GIF Java's own reader tells the first frame, and of a WebP nothing.
 */
record Canvas(int width, int height) {
    private static final int HEAD = 30;
    private static final int FOURTEEN_BITS = 0x3fff;

    /** @return empty when it is neither, or breaks off before it says */
    static Optional<Canvas> of(Path file) throws IOException {
        ByteBuffer head;
        try (InputStream in = Files.newInputStream(file)) {
            head = ByteBuffer.wrap(in.readNBytes(HEAD)).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (head.limit() < HEAD) {
            return Optional.empty();
        }
        if (text(head, 0, 3).equals("GIF")) {
            return Optional.of(
                    new Canvas(Short.toUnsignedInt(head.getShort(6)), Short.toUnsignedInt(head.getShort(8))));
        }
        return text(head, 0, 4).equals("RIFF") && text(head, 8, 4).equals("WEBP")
                ? webp(head, text(head, 12, 4))
                : Optional.empty();
    }

    private static Optional<Canvas> webp(ByteBuffer head, String chunk) {
        return switch (chunk) {
            case "VP8X" -> Optional.of(new Canvas(1 + threeBytes(head, 24), 1 + threeBytes(head, 27)));
            case "VP8 " ->
                Optional.of(new Canvas(head.getShort(26) & FOURTEEN_BITS, head.getShort(28) & FOURTEEN_BITS));
            case "VP8L" -> {
                int bits = head.getInt(21);
                yield Optional.of(new Canvas(1 + (bits & FOURTEEN_BITS), 1 + (bits >>> 14 & FOURTEEN_BITS)));
            }
            default -> Optional.empty();
        };
    }

    private static int threeBytes(ByteBuffer head, int at) {
        return Short.toUnsignedInt(head.getShort(at)) | Byte.toUnsignedInt(head.get(at + 2)) << 16;
    }

    private static String text(ByteBuffer head, int from, int length) {
        return StandardCharsets.ISO_8859_1.decode(head.slice(from, length)).toString();
    }
}
