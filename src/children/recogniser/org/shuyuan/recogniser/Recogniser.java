package org.shuyuan.recogniser;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperContextParams;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes down what is said in one sound and ends: {@code Recogniser MODEL SOUND OUTPUT LANGUAGE THREADS PROMPT}, or only
 * loads its libraries: {@code Recogniser}. The sound is 16 kHz, mono, 16 bit, little-endian, without a header. The output
 * has a line for each thing said: from and to in milliseconds, and the words, parted by tabs.
 */
final class Recogniser {

    /** The libraries can't be loaded. */
    private static final int NO_LIBRARY = 3;
    /** The file isn't a model that the library takes. */
    private static final int NO_MODEL = 4;
    /** What the program line of whisper.cpp takes too. */
    private static final int BEAMS = 5;

    private static final float WARMER = 0.2f;
    /** Tokens of what was said before, to go on in the same words; with more of them it repeats itself for minutes. */
    private static final int CONTEXT = 64;
    /** The library counts in hundredths of a second. */
    private static final int TICK = 10;

    private Recogniser() {}

    public static void main(String[] arguments) throws IOException {
        int code = 0;
        try {
            WhisperJNI.loadLibrary();
            if (arguments.length > 0) {
                code = recognise(arguments);
            }
        } catch (LinkageError missing) {
            System.err.println(missing.getMessage());
            code = NO_LIBRARY;
        }
        System.err.flush();
        // The native threads have nothing to tidy up.
        Runtime.getRuntime().halt(code);
    }

    private static int recognise(String[] arguments) throws IOException {
        WhisperJNI whisper = new WhisperJNI();
        WhisperContextParams context = new WhisperContextParams();
        context.useGPU = false;
        try (WhisperContext model = whisper.init(Path.of(arguments[0]), context)) {
            if (model == null) {
                return NO_MODEL;
            }
            float[] samples = samples(Path.of(arguments[1]));
            int failure = whisper.full(model, asked(arguments), samples, samples.length);
            if (failure != 0) {
                throw new IOException("whisper_full answers " + failure);
            }
            Files.writeString(Path.of(arguments[2]), spoken(whisper, model), StandardCharsets.UTF_8);
            return 0;
        }
    }

    private static WhisperFullParams asked(String[] arguments) {
        WhisperFullParams asked = new WhisperFullParams();
        asked.language = arguments[3];
        asked.nThreads = Integer.parseInt(arguments[4]);
        asked.initialPrompt = arguments[5];
        asked.beamSearchBeamSize = BEAMS;
        asked.temperatureInc = WARMER;
        asked.nMaxTextCtx = CONTEXT;
        asked.suppressNonSpeechTokens = true;
        asked.printProgress = false;
        asked.printTimestamps = false;
        return asked;
    }

    private static String spoken(WhisperJNI whisper, WhisperContext model) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < whisper.fullNSegments(model); at++) {
            String words = whisper.fullGetSegmentText(model, at).replaceAll("\\s+", " ");
            lines.append(whisper.fullGetSegmentTimestamp0(model, at) * TICK).append('\t');
            lines.append(whisper.fullGetSegmentTimestamp1(model, at) * TICK).append('\t');
            lines.append(words.strip()).append('\n');
        }
        return lines.toString();
    }

    private static float[] samples(Path sound) throws IOException {
        ShortBuffer read = ByteBuffer.wrap(Files.readAllBytes(sound))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        float[] samples = new float[read.remaining()];
        for (int at = 0; at < samples.length; at++) {
            samples[at] = read.get() / 32768f;
        }
        return samples;
    }
}
