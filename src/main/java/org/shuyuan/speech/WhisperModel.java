package org.shuyuan.speech;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a model file of whisper.cpp says of itself, once it has been walked through from its first byte to its last. The
 * library takes a file that ends behind its vocabulary for a whole one and recognises nonsense with it, so the walk is
 * ours.
 *
 * @param audioLayers by which the sizes are told apart
 * @param vocabulary tokens
 */
record WhisperModel(int audioLayers, int vocabulary) {

    private static final int MAGIC = 0x67676d6c;
    private static final int NUMBERS_OF_HEAD = 11;
    private static final int ENGLISH_ONLY = 51_864;
    private static final int WITH_CANTONESE = 51_866;
    private static final int MOST_LAYERS = 200;
    private static final int LONGEST_NAME = 1_000;
    private static final ValueLayout.OfInt NUMBER = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final Map<Integer, String> SIZES =
            Map.of(4, "tiny", 6, "base", 12, "small", 24, "medium", 32, "large");
    /** By the number of a type of weights: how many stand together in a block, and the bytes of the block. */
    private static final Map<Integer, Block> BLOCKS = Map.ofEntries(
            Map.entry(0, new Block(1, 4)),
            Map.entry(1, new Block(1, 2)),
            Map.entry(2, new Block(32, 18)),
            Map.entry(3, new Block(32, 20)),
            Map.entry(6, new Block(32, 22)),
            Map.entry(7, new Block(32, 24)),
            Map.entry(8, new Block(32, 34)),
            Map.entry(10, new Block(256, 84)),
            Map.entry(11, new Block(256, 110)),
            Map.entry(12, new Block(256, 144)),
            Map.entry(13, new Block(256, 176)),
            Map.entry(14, new Block(256, 210)));

    private record Block(int weights, int bytes) {}

    /** @throws IOException with words for the operator */
    static WhisperModel read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException(file + " is no file, or may not be read by this account");
        }
        try (FileChannel channel = FileChannel.open(file);
                Arena arena = Arena.ofConfined()) {
            return new Walk(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)).through();
        }
    }

    boolean multilingual() {
        return vocabulary > ENGLISH_ONLY;
    }

    /** Cantonese has a token of its own only in the newest. */
    boolean cantonese() {
        return vocabulary >= WITH_CANTONESE;
    }

    /** For an operator. */
    String words() {
        String size = SIZES.getOrDefault(audioLayers, "of " + audioLayers + " layers");
        return "whisper.cpp, model " + size + (multilingual() ? "" : ", English only");
    }

    /** One walk through a file. */
    private static final class Walk {

        private final Path file;
        private final MemorySegment bytes;
        private long at;

        Walk(Path file, MemorySegment bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        WhisperModel through() throws IOException {
            if (bytes.byteSize() < Integer.BYTES || number() != MAGIC) {
                throw new IOException(file + " is no model of whisper.cpp: such files are called ggml-….bin");
            }
            int[] head = new int[NUMBERS_OF_HEAD];
            for (int each = 0; each < head.length; each++) {
                head[each] = number();
            }
            WhisperModel model = new WhisperModel(head[4], head[0]);
            int textLayers = head[8];
            requireKnown(model.vocabulary >= ENGLISH_ONLY && within(model.audioLayers) && within(textLayers));
            skip((long) number() * number() * Float.BYTES);
            int words = number();
            requireKnown(words >= 0 && words <= model.vocabulary);
            for (int word = 0; word < words; word++) {
                skip(number());
            }
            int tensors = 0;
            while (at < bytes.byteSize()) {
                tensor();
                tensors++;
            }
            if (tensors != 11 + 15 * model.audioLayers + 24 * textLayers) {
                throw cutOff();
            }
            return model;
        }

        private void tensor() throws IOException {
            int dimensions = number();
            int name = number();
            Block block = BLOCKS.get(number());
            if (block == null || dimensions < 1 || dimensions > 4 || name < 1 || name > LONGEST_NAME) {
                throw unknown();
            }
            long weights = 1;
            for (int dimension = 0; dimension < dimensions; dimension++) {
                weights *= number();
            }
            skip(name);
            skip(weights / block.weights() * block.bytes());
        }

        private static boolean within(int layers) {
            return layers > 0 && layers <= MOST_LAYERS;
        }

        private int number() throws IOException {
            long here = at;
            skip(Integer.BYTES);
            return bytes.get(NUMBER, here);
        }

        private void skip(long count) throws IOException {
            requireKnown(count >= 0);
            if (count > bytes.byteSize() - at) {
                throw cutOff();
            }
            at += count;
        }

        private void requireKnown(boolean known) throws IOException {
            if (!known) {
                throw unknown();
            }
        }

        private IOException unknown() {
            return new IOException(file + " is no model that this release of whisper.cpp (1.7.1) knows");
        }

        private IOException cutOff() {
            return new IOException(file + " is cut off after " + bytes.byteSize() + " bytes; please fetch it again");
        }
    }
}
