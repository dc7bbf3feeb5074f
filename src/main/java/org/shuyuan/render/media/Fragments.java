package org.shuyuan.render.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a fragmented MP4 of one track really holds (ISO/IEC 14496-12, 8.8): read from the boxes that players go by, not
 * from what FFmpeg says it has written. The child that wrote it has parsed hostile bytes, so nothing in it is believed
 * before it is bounded.
 *
 * @param samples pictures, or packets of sound
 * @param first decode time of the first sample, in seconds: {@code tfdt}; what FFmpeg means by a time below 0 is one, though
 *     no player takes it
 * @param end decode time after the last sample, in seconds
 * @param longestGap the largest distance between the end of a fragment and the beginning of the next, in seconds
 */
public record Fragments(long samples, double first, double end, double longestGap) {

    private static final int LARGEST_HEAD = 8 << 20;

    /** @throws IOException where it is no such file */
    public static Fragments read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new Reader(channel).read();
        }
    }

    private static final class Reader {

        private final FileChannel channel;
        private long timescale;
        private long defaultDuration;
        private long samples;
        private long first;
        private boolean begun;
        private long end;
        private long gap;

        Reader(FileChannel channel) {
            this.channel = channel;
        }

        Fragments read() throws IOException {
            long at = 0;
            while (at < channel.size()) {
                ByteBuffer head = bytes(at, 16);
                long size = Integer.toUnsignedLong(head.getInt());
                String type = type(head);
                size = size == 1 ? head.getLong() : size;
                if (size < 8 || size > channel.size() - at) {
                    throw new EOFException("A box " + type + " of " + size + " bytes at " + at);
                }
                if (type.equals("moov") || type.equals("moof")) {
                    boxes(bytes(at + 8, size - 8));
                }
                at += size;
            }
            if (timescale <= 0 || !begun) {
                throw new EOFException("No fragments");
            }
            double scale = timescale;
            return new Fragments(samples, first / scale, end / scale, gap / scale);
        }

        private ByteBuffer bytes(long at, long wanted) throws IOException {
            if (wanted > LARGEST_HEAD) {
                throw new IOException("A head of " + wanted + " bytes");
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) wanted);
            while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
                // Until it is full or the file ends.
            }
            return buffer.flip().limit() < Math.min(8, wanted) ? ByteBuffer.allocate(8) : buffer;
        }

        private void boxes(ByteBuffer all) throws IOException {
            while (all.remaining() >= 8) {
                int size = all.getInt();
                String type = type(all);
                if (size < 8 || size - 8 > all.remaining()) {
                    throw new EOFException("A box " + type + " of " + size + " bytes");
                }
                box(type, all.slice(all.position(), size - 8));
                all.position(all.position() + size - 8);
            }
        }

        private void box(String type, ByteBuffer box) throws IOException {
            switch (type) {
                case "trak", "mdia", "mvex", "traf" -> boxes(box);
                case "mdhd" -> timescale = Integer.toUnsignedLong(box.getInt(box.get(0) == 1 ? 20 : 12));
                case "trex" -> defaultDuration = Integer.toUnsignedLong(box.getInt(12));
                case "tfhd" -> header(box);
                case "tfdt" -> begins(box.get(0) == 1 ? box.getLong(4) : Integer.toUnsignedLong(box.getInt(4)));
                case "trun" -> run(box);
                default -> {
                    // Says nothing about time.
                }
            }
        }

        /** 8.8.7: what precedes the default duration is there only where its flag is set. */
        private void header(ByteBuffer box) {
            int flags = box.getInt(0);
            int at = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
            if ((flags & 8) != 0) {
                defaultDuration = Integer.toUnsignedLong(box.getInt(at));
            }
        }

        private void begins(long time) {
            if (!begun) {
                first = time;
                begun = true;
            } else {
                gap = Math.max(gap, Math.abs(time - end));
            }
            end = time;
        }

        /** 8.8.8: each sample has as many fields as flags are set. */
        private void run(ByteBuffer box) {
            int flags = box.getInt();
            int count = box.getInt();
            box.position(box.position() + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0));
            boolean timed = (flags & 0x100) != 0;
            int rest = 4 * Integer.bitCount(flags & 0xe00);
            for (int i = 0; i < count && (timed || rest > 0); i++) {
                end += timed ? Integer.toUnsignedLong(box.getInt()) : defaultDuration;
                box.position(box.position() + rest);
            }
            end += timed || rest > 0 ? 0 : defaultDuration * count;
            samples += count;
        }

        private static String type(ByteBuffer bytes) {
            byte[] letters = new byte[4];
            bytes.get(letters);
            return new String(letters, StandardCharsets.US_ASCII);
        }
    }
}
