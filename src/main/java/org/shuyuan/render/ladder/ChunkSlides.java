package org.shuyuan.render.ladder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.List;
import org.shuyuan.render.media.SlideShow;

/**
 * The slides that were found in one chunk, until all chunks are there.
 *
 * @param threshold as {@link SlideShow#threshold}
 * @param slides in the order of time
 * @param ends as {@link SlideShow#ends}, in Base64
 */
record ChunkSlides(double threshold, List<Shown> slides, String ends) {

    private static final ObjectMapper JSON = new ObjectMapper();

    ChunkSlides {
        slides = List.copyOf(slides);
    }

    /**
     * @param from seconds from the beginning of the chunk
     * @param picture its file in the chunk's bundle
     */
    record Shown(double from, String picture) {}

    ChunkSlides(double threshold, List<Shown> slides, byte[] ends) {
        this(threshold, slides, Base64.getEncoder().encodeToString(ends));
    }

    static String file(int part) {
        return "slides-%03d.json".formatted(part);
    }

    /** Whether the last slide of the chunk before goes on in this one. */
    boolean goesOnFrom(ChunkSlides before) {
        Base64.Decoder decoder = Base64.getDecoder();
        return SlideShow.seam(decoder.decode(before.ends), decoder.decode(ends))
                < Math.max(threshold, before.threshold);
    }

    String encode() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where they are none of ours */
    static ChunkSlides decode(String json) {
        try {
            return JSON.readValue(json, ChunkSlides.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the slides of a chunk", e);
        }
    }
}
