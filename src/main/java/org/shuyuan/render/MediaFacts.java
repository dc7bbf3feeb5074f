package org.shuyuan.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.catalog.Field;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.media.Source;

/**
 * What a film or a recording is made of, as descriptors. It is measured here, where media are opened anyway: what a file says of itself is
 * read by describe, what lies in it is found by ffprobe.
 */
final class MediaFacts {

    private MediaFacts() {}

    /** Every field is there: one without a value takes back what was measured of an earlier original. */
    static Map<Field, List<String>> of(Source source) {
        Optional<Probe.Video> picture = source.probe().picture();
        Optional<Probe.Audio> sound = source.probe().sound();
        Map<Field, List<String>> facts = new EnumMap<>(Field.class);
        facts.put(Field.DURATION, List.of(rounded(source.seconds(), 3)));
        facts.put(Field.VIDEO_CODEC, list(picture.map(Probe.Video::codec)));
        facts.put(Field.FRAME_SIZE, list(picture.map(Probe.Video::shown).map(MediaFacts::size)));
        facts.put(Field.FRAME_RATE, list(picture.flatMap(MediaFacts::rate)));
        facts.put(Field.AUDIO_CODEC, list(sound.map(Probe.Audio::codec)));
        facts.put(Field.CHANNELS, list(sound.map(track -> Integer.toString(track.channels()))));
        return facts;
    }

    private static String size(Size size) {
        return size.width() + "x" + size.height();
    }

    private static Optional<String> rate(Probe.Video picture) {
        return Optional.ofNullable(picture.rate()).map(FrameRate::perSecond).map(rate -> rounded(rate, 2));
    }

    private static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }
}
