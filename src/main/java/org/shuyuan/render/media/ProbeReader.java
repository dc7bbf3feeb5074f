package org.shuyuan.render.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of {@code ffprobe -show_format -show_streams}. */
public final class ProbeReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HDR_TRANSFERS = Set.of("smpte2084", "arib-std-b67");
    private static final double FASTEST_RECORDER = 60.5;
    /** How ffprobe is asked for what {@link #read} takes: without tags, which a file may have megabytes of. */
    public static final List<String> ASKED = List.of(
            "-show_entries",
            "format=format_name,duration"
                    + ":stream=index,codec_type,codec_name,profile,width,height,pix_fmt,sample_aspect_ratio,avg_frame_rate,"
                    + "r_frame_rate,nb_frames,field_order,color_transfer,channels,sample_rate"
                    + ":stream_disposition=attached_pic:stream_side_data=rotation",
            "-of",
            "json");

    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");

    private ProbeReader() {}

    /** @throws IllegalArgumentException where it is not such JSON */
    public static Probe read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not what ffprobe writes", e);
        }
        List<Probe.Video> video = new ArrayList<>();
        List<Probe.Audio> audio = new ArrayList<>();
        for (JsonNode stream : root.path("streams")) {
            switch (stream.path("codec_type").asText()) {
                case "video" -> video(stream).ifPresent(video::add);
                case "audio" -> audio(stream).ifPresent(audio::add);
                default -> {
                    // Subtitles, data and attachments are not ours to play.
                }
            }
        }
        JsonNode format = root.path("format");
        return new Probe(
                format.path("format_name").asText(), format.path("duration").asDouble(0), video, audio);
    }

    private static Optional<Probe.Video> video(JsonNode stream) {
        int width = stream.path("width").asInt();
        int height = stream.path("height").asInt();
        String codec = stream.path("codec_name").asText();
        if (width < 1 || height < 1 || codec.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Probe.Video(
                stream.path("index").asInt(),
                codec,
                stream.path("pix_fmt").asText(),
                width,
                height,
                rotation(stream),
                pixelAspect(stream.path("sample_aspect_ratio").asText()),
                rate(stream),
                stream.path("nb_frames").asLong(0),
                INTERLACED.contains(stream.path("field_order").asText()),
                HDR_TRANSFERS.contains(stream.path("color_transfer").asText()),
                stream.path("disposition").path("attached_pic").asInt() == 1));
    }

    private static Optional<Probe.Audio> audio(JsonNode stream) {
        int channels = stream.path("channels").asInt();
        String codec = stream.path("codec_name").asText();
        return channels < 1 || codec.isEmpty()
                ? Optional.empty()
                : Optional.of(new Probe.Audio(
                        stream.path("index").asInt(),
                        codec,
                        stream.path("profile").asText(),
                        channels,
                        stream.path("sample_rate").asInt()));
    }

    /**
     * The rate on whose grid all frames lie, where it is a rate that cameras and recorders have: the average of a screen
     * recording that stores a picture only when it changes says nothing. Twice the average are the fields of a frame.
     */
    private static @Nullable FrameRate rate(JsonNode stream) {
        FrameRate average =
                FrameRate.read(stream.path("avg_frame_rate").asText()).orElse(null);
        FrameRate grid = FrameRate.read(stream.path("r_frame_rate").asText()).orElse(null);
        if (grid == null || average == null) {
            return average == null ? grid : average;
        }
        double share = grid.perSecond() / average.perSecond();
        boolean fields = share > 1.9 && share < 2.1;
        return grid.perSecond() <= FASTEST_RECORDER && !fields ? grid : average;
    }

    private static int rotation(JsonNode stream) {
        for (JsonNode sideData : stream.path("side_data_list")) {
            if (sideData.has("rotation")) {
                long quarters = Math.round(sideData.path("rotation").asDouble() / 90);
                return (int) Math.floorMod(quarters * 90, 360L);
            }
        }
        return 0;
    }

    /** Pixels that claim to be more than four times as wide as high, or the reverse, are a damaged header. */
    private static double pixelAspect(String ratio) {
        String[] parts = ratio.split(":", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,9}")) {
            return 1;
        }
        double aspect = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
        return aspect >= 0.25 && aspect <= 4 ? aspect : 1;
    }
}
