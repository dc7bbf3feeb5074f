package org.shuyuan.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shuyuan.describe.Spoken;
import org.shuyuan.problem.Problem;

/** Who writes down what is said. */
interface SpeechRecogniser {

    /** Whether it can be asked now. */
    sealed interface Readiness {

        /**
         * @param model in a few words, for an operator
         * @param languages ISO 639 codes of those it understands
         */
        record Ready(String model, Set<String> languages) implements Readiness {

            public Ready {
                languages = Set.copyOf(languages);
            }

            /** @param tag BCP 47 */
            boolean understands(String tag) {
                return languages.contains(Locale.forLanguageTag(tag).getLanguage());
            }
        }

        /** The operator has set up none. */
        record Off() implements Readiness {}

        /** @param reason what is wrong and what to do, for the operator */
        record Faulty(String reason) implements Readiness {}
    }

    Readiness readiness();

    /** Bytes of memory that it takes at most while it listens. */
    long memory();

    /**
     * What is said in some minutes of sound, in its order; times in milliseconds from its beginning.
     *
     * @param sound in the form of {@link Sounds}
     * @param language BCP 47, one that it understands
     * @param scratch a folder to work in
     * @throws Problem SPEECH_UNAVAILABLE or SPEECH_TOO_SLOW, for good
     * @throws IOException where the work wasn't done; another time it may be
     */
    List<Spoken> recognise(Path sound, String language, Path scratch) throws IOException, InterruptedException;
}
