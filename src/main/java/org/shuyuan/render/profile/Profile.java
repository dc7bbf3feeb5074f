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
 * @param readable the rung that is made before the others of a long video: the least in which a board can be read; the last
 *     where it is left out
 * @param byContent the profile that is better where the material is {@code slides}, {@code mixed} or {@code camera}; this one
 *     where it is left out
 * @param rungs best first; none for what is only listened to
 */
public record Profile(
        String id,
        LocalText title,
        int segmentSeconds,
        int gopSeconds,
        Optional<String> tune,
        Optional<Storyboard> storyboard,
        Sound audio,
        Optional<String> readable,
        Optional<Map<String, String>> byContent,
        List<Rung> rungs) {

    public Profile {
        rungs = List.copyOf(rungs);
        Rung.require(id.matches("[a-z0-9][a-z0-9-]{0,30}"), "id", id);
        Rung.require(gopSeconds >= 1 && gopSeconds <= 30, "gopSeconds", gopSeconds);
        Rung.require(
                segmentSeconds >= gopSeconds && segmentSeconds % gopSeconds == 0, "segmentSeconds", segmentSeconds);
        Rung.require(tune.orElse("film").matches("film|animation|grain|stillimage"), "tune", tune);
        byContent.ifPresent(others -> Rung.require(
                Stream.of(Content.values()).map(Content::id).toList().containsAll(others.keySet()),
                "byContent",
                others));
        Rung.require(
                readable.isEmpty() || rungs.stream().map(Rung::name).anyMatch(readable.get()::equals),
                "readable",
                readable);
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
     * @param codec only {@code aac}: what every player understands
     * @param channels at most; a mono source stays mono
     */
    public record Sound(String codec, int kbps, int channels) {

        public Sound {
            Rung.require(codec.equals("aac"), "codec", codec);
            Rung.require(kbps >= 16 && kbps <= 512, "kbps", kbps);
            Rung.require(channels == 1 || channels == 2, "channels", channels);
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
                "" + audio,
                "" + readable,
                "" + rungs);
    }
}
