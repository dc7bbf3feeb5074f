package org.shuyuan.render.ladder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.shuyuan.render.media.Gain;
import org.shuyuan.render.media.SoundSurvey;

/**
 * What is known of a sound, as it is kept beside it: for chapters, for whoever draws it, for whoever asks why it is so loud.
 *
 * @param loudness integrated, in LUFS, as it came
 * @param gain what it was made louder by, in dB
 * @param seconds how long it is
 * @param silences in seconds of the film
 * @param peaks the outline: the highest sample of each of equal steps, 0 to 100
 */
record SoundFacts(
        double loudness, double gain, double seconds, List<SoundSurvey.Silence> silences, List<Integer> peaks) {

    static final String MEDIA_TYPE = "application/json";

    /** One for each pixel of a wide player. */
    private static final int STEPS = 1_200;

    private static final ObjectMapper JSON = new ObjectMapper();

    SoundFacts {
        silences = List.copyOf(silences);
        peaks = List.copyOf(peaks);
    }

    static SoundFacts of(SoundSurvey survey, Gain gain) {
        return new SoundFacts(
                rounded(survey.loudness()),
                rounded(gain.decibels()),
                rounded(survey.seconds()),
                survey.silences().stream()
                        .map(silence -> new SoundSurvey.Silence(rounded(silence.from()), rounded(silence.to())))
                        .toList(),
                survey.outline(STEPS, gain));
    }

    String encode() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where they are none of ours */
    static SoundFacts decode(String json) {
        try {
            return JSON.readValue(json, SoundFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the facts of a sound", e);
        }
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }
}
