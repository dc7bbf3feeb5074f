package org.shuyuan.render.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuyuan.catalog.LocalText;
import org.shuyuan.render.media.Content;
import org.shuyuan.render.media.Size;

/**
 * A typed ladder from {@code transcode-profiles/}.
 *
 * @param segmentSeconds length of a segment; a multiple of {@code gopSeconds}
 * @param gopSeconds from keyframe to keyframe
 * @param tune x264's, such as {@code animation}; none where it is left out
 * @param storyboard pictures for scrubbing; none where there is nothing to see
 * @param slides pictures of what stands still while somebody speaks; none where nothing does
 * @param thinKbps of a second sound that goes with the slides where the line is too thin for a film; none where it is left out
 * @param readable the rung in H.264 that is made before the others of a long video: the least in which a board can be read; the last
 *     where it is left out
 * @param byContent the profile that is better where the material is {@code slides}, {@code mixed} or {@code camera}; this one
 *     where it is left out
 * @param rungs best first, each size in H.264 at least; none for what is only listened to
 */
public record Profile(
        String id,
        LocalText title,
        int segmentSeconds,
        int gopSeconds,
        Optional<String> tune,
        Optional<Storyboard> storyboard,
        Optional<Slides> slides,
        Sound audio,
        Optional<Integer> thinKbps,
        Optional<String> readable,
        Optional<Map<String, String>> byContent,
        List<Rung> rungs) {

    public Profile {
        rungs = List.copyOf(rungs);
        thinKbps.ifPresent(kbps -> Rung.require(kbps >= 16 && kbps <= 40, "thinKbps", kbps));
        Rung.require(id.matches("[a-z0-9][a-z0-9-]{0,30}"), "id", id);
        Rung.require(gopSeconds >= 1 && gopSeconds <= 30, "gopSeconds", gopSeconds);
        Rung.require(
                segmentSeconds >= gopSeconds && segmentSeconds % gopSeconds == 0, "segmentSeconds", segmentSeconds);
        Rung.require(tune.orElse("film").matches("film|animation|grain|stillimage"), "tune", tune);
        byContent.ifPresent(others -> Rung.require(
                Stream.of(Content.values()).map(Content::id).toList().containsAll(others.keySet()),
                "byContent",
                others));
        List<Rung> everywhere =
                rungs.stream().filter(rung -> rung.coded() == VideoCodec.H264).toList();
        Rung.require(
                readable.isEmpty() || everywhere.stream().map(Rung::name).anyMatch(readable.get()::equals),
                "readable",
                readable);
        rungs.forEach(rung -> Rung.require(
                everywhere.stream().anyMatch(other -> other.shortSide() == rung.shortSide()),
                "shortSide",
                rung.shortSide() + " in AV1 alone"));
        Rung.require(rungs.stream().map(Rung::name).distinct().count() == rungs.size(), "rungs", "of one name");
    }

    /**
     * Pictures for scrubbing, one sheet for each chunk.
     *
     * @param everySeconds one picture
     * @param width of one picture, in pixels
     * @param columns pictures beside each other on one sheet
     */
    public record Storyboard(int everySeconds, int width, int columns) {

        public Storyboard {
            Rung.require(everySeconds >= 1 && everySeconds <= 600, "everySeconds", everySeconds);
            Rung.require(width >= 32 && width <= 640 && width % 2 == 0, "width", width);
            Rung.require(columns >= 1 && columns <= 20, "columns", columns);
        }

        /** How many pictures a chunk of this length has. */
        public int pictures(double seconds) {
            return Math.max(1, (int) Math.ceil(seconds / everySeconds));
        }

        /** How many rows of pictures its sheet has. */
        public int rows(double seconds) {
            return Math.ceilDiv(pictures(seconds), columns);
        }

        /** The size of one picture, in the shape of the video. */
        public Size tile(Size picture) {
            int height = Math.max(2, 2 * Math.round((float) width * picture.height() / picture.width() / 2));
            return new Size(width, height);
        }
    }

    /**
     * One picture of each slide: to find it by, and to look at where the line is too thin for a film. All of them and their
     * sound together have to go through 48 kbit/s.
     *
     * @param shortSide of a picture, in pixels
     * @param quality of WebP, 1 to 100
     */
    public record Slides(int shortSide, int quality) {

        public Slides {
            Rung.require(shortSide >= 180 && shortSide <= 1080, "shortSide", shortSide);
            Rung.require(quality >= 1 && quality <= 100, "quality", quality);
        }
    }

    /**
     * @param codec only {@code aac}: what every player understands
     * @param channels at most; a mono source stays mono
     * @param loudness in LUFS, to which every lesson is brought; as loud as it came where it is left out
     */
    public record Sound(String codec, int kbps, int channels, Optional<Double> loudness) {

        public Sound {
            Rung.require(codec.equals("aac"), "codec", codec);
            Rung.require(kbps >= 16 && kbps <= 512, "kbps", kbps);
            Rung.require(channels == 1 || channels == 2, "channels", channels);
            loudness.ifPresent(lufs -> Rung.require(lufs >= -36 && lufs <= -10, "loudness", lufs));
        }
    }

    /** The id of the profile for material of this content. */
    public String forContent(Content content) {
        return byContent.map(others -> others.get(content.id())).orElse(id);
    }

    /** Everything that shapes what is made, in one line: two profiles with one recipe make the same renditions. */
    public String recipe() {
        return String.join(
                " ",
                "" + segmentSeconds,
                "" + gopSeconds,
                "" + tune,
                "" + storyboard,
                "" + slides,
                "" + audio,
                "" + thinKbps,
                "" + readable,
                "" + rungs);
    }
}
