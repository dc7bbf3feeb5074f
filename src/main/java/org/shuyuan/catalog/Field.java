package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The descriptors of a learning resource, after GB/T 21365-2008 and CELTS-42; the mapping to each is a crosswalk. */
public enum Field {
    TITLE(Shape.ONE),
    DESCRIPTION(Shape.ONE),
    KEYWORDS(Shape.MANY),
    SUBJECT(Shape.MANY, "subjects"),
    STAGE(Shape.MANY, "stages"),
    GRADE(Shape.MANY, "grades"),
    EDITION(Shape.ONE, "editions"),
    VOLUME(Shape.ONE),
    /** The title of the lesson in the curriculum. */
    LESSON(Shape.ONE),
    CREATOR(Shape.MANY),
    PUBLISHER(Shape.ONE),
    LANGUAGE(Shape.ONE, "languages"),
    LICENCE(Shape.ONE, "licences"),
    /** When the work was made: a year, a month or a day (W3CDTF). */
    DATE(Shape.ONE),
    /** Seconds, with a fraction. */
    DURATION(Shape.ONE),
    /** Number of pages or slides. */
    PAGES(Shape.ONE),
    /** How the picture of a film is coded, by FFmpeg's short name: h264, hevc, vp9. */
    VIDEO_CODEC(Shape.ONE),
    /** Width × height in pixels, upright, as it is seen: 1280x720. */
    FRAME_SIZE(Shape.ONE),
    /** Frames in a second, on average: 25, 29.97. */
    FRAME_RATE(Shape.ONE),
    /** How the sound is coded, by FFmpeg's short name: aac, mp3, opus. */
    AUDIO_CODEC(Shape.ONE),
    /** Number of sound channels. */
    CHANNELS(Shape.ONE),
    /** How far up the four levels the resource is published. */
    LEVEL(Shape.ONE, "levels");

    private enum Shape {
        ONE,
        MANY
    }

    private final Shape shape;
    private final Optional<String> vocabulary;

    Field(Shape shape) {
        this.shape = shape;
        this.vocabulary = Optional.empty();
    }

    Field(Shape shape, String vocabulary) {
        this.shape = shape;
        this.vocabulary = Optional.of(vocabulary);
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean repeatable() {
        return shape == Shape.MANY;
    }

    /** The vocabulary that the values are ids of. */
    public Optional<String> vocabulary() {
        return vocabulary;
    }

    @JsonCreator
    public static Field of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no descriptor '" + id + "'"));
    }

    public static Optional<Field> find(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }
}
