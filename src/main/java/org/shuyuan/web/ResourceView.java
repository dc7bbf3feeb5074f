package org.shuyuan.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.play.Playback;

/**
 * A resource as the API tells it.
 *
 * @param state {@code draft}, {@code published} or {@code withdrawn}
 * @param descriptors field → values and whose word they are
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ResourceView(
        UUID id,
        String title,
        String kind,
        String state,
        Map<String, DescriptorView> descriptors,
        List<AssetView> assets,
        List<RenditionView> renditions,
        ProcessingView processing,
        Playback.View playback,
        Map<String, String> links) {

    /** @param origin {@code person}, {@code extracted} or {@code default} */
    record DescriptorView(List<String> values, String origin) {}

    /** @param size bytes */
    record AssetView(UUID id, String role, String filename, String mediaType, long size, String sha256) {}

    /** @param percent 0 to 100 */
    record RenditionView(String name, String state, int percent) {}

    /**
     * How far the processing is.
     *
     * @param stage {@code describe}, {@code render}, {@code done} or {@code failed}
     * @param percent 0 to 100, of the stage
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ProcessingView(String stage, int percent, Optional<ProblemView> problem) {}

    /** The members of RFC 9457 that say what went wrong. */
    record ProblemView(String type, String title, String detail) {}
}
