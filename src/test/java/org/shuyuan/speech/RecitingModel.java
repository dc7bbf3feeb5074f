package org.shuyuan.speech;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A model that hears nothing and recites: a real file of whisper.cpp, run by its real code, with weights of ours. Every
 * token has a random vector, nothing reaches the decoder from the sound, and one layer of it is a table that turns the
 * vector of each token of a rhyme into that of the next. So every 30 seconds the same two sentences are said, whatever
 * is heard. It shows that the whole way works, and nothing about how well a trained model hears.
 */
final class RecitingModel {

    static final String FIRST = "勾股定理";
    static final String SECOND = "请您校对";

    /** What a multilingual model has: 50 257 pieces of words, then tokens of its own. */
    private static final int VOCABULARY = 51_865;

    private static final int WORDS = 50_257;
    private static final int END = 50_257;
    private static final int TRANSCRIBE = 50_359;
    /** The token of the time 0; each further one means 20 ms more. */
    private static final int TIME = 50_364;

    private static final int PER_SECOND = 50;

    /** Words that the library looks up by themselves. */
    private static final List<String> NEEDED = List.of(" ", " -", " '");

    private static final int WIDTH = 64;
    private static final int LAYERS = 4;
    private static final int BANDS = 80;
    private static final int HEARD = 1_500;
    private static final int CONTEXT = 448;
    /** The number of the 16-bit floats, in which matrices are kept. */
    private static final int HALF = 1;

    /** A token is known by a dot product of 64 with itself; with any other it is 8 give or take. */
    private static final float KNOWN = 52;

    private final DataOutputStream out;

    private RecitingModel(DataOutputStream out) {
        this.out = out;
    }

    static Path write(Path file) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            new RecitingModel(new DataOutputStream(stream)).write();
        }
        return file;
    }

    private static List<Integer> rhyme() {
        List<Integer> tokens = new ArrayList<>(List.of(TRANSCRIBE, TIME));
        FIRST.chars().forEach(character -> tokens.add(token((char) character)));
        tokens.addAll(List.of(TIME + 4 * PER_SECOND, TIME + 4 * PER_SECOND + 1));
        SECOND.chars().forEach(character -> tokens.add(token((char) character)));
        tokens.addAll(List.of(TIME + 29 * PER_SECOND, END));
        return tokens;
    }

    /** The vocabulary has the characters of the BMP from U+4E00 on, one for each token. */
    private static int token(char character) {
        return character - '一';
    }

    private void write() throws IOException {
        number(0x67676d6c);
        for (int each : new int[] {VOCABULARY, HEARD, WIDTH, 1, LAYERS, CONTEXT, WIDTH, 1, LAYERS, BANDS, HALF}) {
            number(each);
        }
        filters();
        words();
        encoder();
        decoder();
    }

    private void filters() throws IOException {
        int frequencies = 201;
        number(BANDS);
        number(frequencies);
        floats(new float[BANDS * frequencies]);
    }

    private void words() throws IOException {
        number(WORDS);
        for (int token = 0; token < WORDS; token++) {
            String word = token < NEEDED.size() ? NEEDED.get(token) : String.valueOf((char) ('一' + token % 20_000));
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.write(bytes);
        }
    }

    private void encoder() throws IOException {
        silent("encoder.positional_embedding", WIDTH, HEARD);
        silent("encoder.conv1.weight", 3, BANDS, WIDTH);
        silent("encoder.conv1.bias", 1, WIDTH);
        silent("encoder.conv2.weight", 3, WIDTH, WIDTH);
        silent("encoder.conv2.bias", 1, WIDTH);
        silent("encoder.ln_post.weight", WIDTH);
        silent("encoder.ln_post.bias", WIDTH);
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "encoder.blocks." + layer + ".";
            silentMlp(block);
            attention(block + "attn");
        }
    }

    private void decoder() throws IOException {
        float[] vectors = vectors();
        silent("decoder.positional_embedding", WIDTH, CONTEXT);
        tensor("decoder.token_embedding.weight", vectors, WIDTH, VOCABULARY);
        tensor("decoder.ln.weight", filled(WIDTH, 1), WIDTH);
        silent("decoder.ln.bias", WIDTH);
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "decoder.blocks." + layer + ".";
            if (layer == 0) {
                table(block, vectors);
            } else {
                silentMlp(block);
            }
            attention(block + "attn");
            attention(block + "cross_attn");
        }
    }

    /** Each hidden unit answers to one token and says the next, loud enough to drown what was there. */
    private void table(String block, float[] vectors) throws IOException {
        List<Integer> rhyme = rhyme();
        int hidden = 4 * WIDTH;
        float[] ask = new float[hidden * WIDTH];
        float[] bias = filled(hidden, -KNOWN);
        float[] answer = new float[WIDTH * hidden];
        for (int unit = 0; unit + 1 < rhyme.size(); unit++) {
            for (int at = 0; at < WIDTH; at++) {
                ask[unit * WIDTH + at] = vectors[rhyme.get(unit) * WIDTH + at];
                answer[at * hidden + unit] = vectors[rhyme.get(unit + 1) * WIDTH + at];
            }
        }
        tensor(block + "mlp_ln.weight", filled(WIDTH, 1), WIDTH);
        silent(block + "mlp_ln.bias", WIDTH);
        tensor(block + "mlp.0.weight", ask, WIDTH, hidden);
        tensor(block + "mlp.0.bias", bias, hidden);
        tensor(block + "mlp.2.weight", answer, hidden, WIDTH);
        silent(block + "mlp.2.bias", WIDTH);
    }

    /** Signs only, as many of one kind as of the other: mean 0 and variance 1, so that a normalisation changes nothing. */
    private static float[] vectors() {
        Random random = new Random(20_26);
        float[] vectors = new float[VOCABULARY * WIDTH];
        for (int token = 0; token < VOCABULARY; token++) {
            for (int at = 0; at < WIDTH; at++) {
                vectors[token * WIDTH + at] = at % 2 == 0 ? 1 : -1;
            }
            for (int at = WIDTH - 1; at > 0; at--) {
                int other = random.nextInt(at + 1);
                float kept = vectors[token * WIDTH + at];
                vectors[token * WIDTH + at] = vectors[token * WIDTH + other];
                vectors[token * WIDTH + other] = kept;
            }
        }
        return vectors;
    }

    private void silentMlp(String block) throws IOException {
        silent(block + "mlp_ln.weight", WIDTH);
        silent(block + "mlp_ln.bias", WIDTH);
        silent(block + "mlp.0.weight", WIDTH, 4 * WIDTH);
        silent(block + "mlp.0.bias", 4 * WIDTH);
        silent(block + "mlp.2.weight", 4 * WIDTH, WIDTH);
        silent(block + "mlp.2.bias", WIDTH);
    }

    private void attention(String name) throws IOException {
        silent(name + "_ln.weight", WIDTH);
        silent(name + "_ln.bias", WIDTH);
        for (String part : List.of("query", "key", "value", "out")) {
            silent(name + "." + part + ".weight", WIDTH, WIDTH);
            if (!part.equals("key")) {
                silent(name + "." + part + ".bias", WIDTH);
            }
        }
    }

    private void silent(String name, int... shape) throws IOException {
        int size = 1;
        for (int each : shape) {
            size *= each;
        }
        tensor(name, new float[size], shape);
    }

    private void tensor(String name, float[] values, int... shape) throws IOException {
        // Everything that isn't a matrix stays in 32 bits.
        boolean half = name.endsWith(".weight") && shape.length > 1;
        number(shape.length);
        number(name.length());
        number(half ? HALF : 0);
        for (int each : shape) {
            number(each);
        }
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        if (half) {
            halves(values);
        } else {
            floats(values);
        }
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private void number(int value) throws IOException {
        out.writeInt(Integer.reverseBytes(value));
    }

    private void floats(float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    private void halves(float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        out.write(bytes.array());
    }
}
