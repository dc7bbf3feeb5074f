package org.shuyuan.play;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.storage.Bundle;

/** Tells a page or a script from where a resource is played and read, with a grant in each address. */
@ApplicationScoped
public class Playback {

    private static final String DASH = "manifest.mpd";

    private final PlaybackBundle bundles;
    private final Grants grants;
    private final Watched watched;

    Playback(PlaybackBundle bundles, Grants grants, Watched watched) {
        this.bundles = bundles;
        this.grants = grants;
        this.watched = watched;
    }

    /**
     * Addresses relative to the service; absent where there is no such thing (yet).
     *
     * @param playable whether picture or sound can be played now
     * @param hls master playlist of the best renditions that are ready
     * @param poster picture that stands for it: a frame of the video, the cover of a book, the picture itself
     * @param dash the same segments as in {@code hls}, as MPEG-DASH tells them
     * @param storyboard WebVTT track of pictures for scrubbing
     * @param chapters WebVTT track of the parts of a film
     * @param slides WebVTT track of the pictures of its slides
     * @param thin media playlist of the sound that goes with the slides, for the thinnest lines
     * @param sound JSON: loudness, silences and outline of the sound
     * @param mp4 the readable rung and its sound in one file, which a browser plays without script
     * @param book PDF or EPUB; of an office document its pages as a PDF
     * @param download the original, where its licence lets it be taken away
     * @param light the same file as {@code mp4}, to be taken away under the same licence
     * @param lightBytes how large that is
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record View(
            boolean playable,
            Optional<String> hls,
            Optional<String> dash,
            Optional<String> poster,
            Optional<String> storyboard,
            Optional<String> chapters,
            Optional<String> slides,
            Optional<String> thin,
            Optional<String> sound,
            Optional<String> mp4,
            Optional<String> book,
            Optional<String> download,
            Optional<String> light,
            Optional<Long> lightBytes,
            List<Caption> captions) {}

    /** @param lang BCP 47 */
    public record Caption(String lang, String url) {}

    /** What the caller has found the reader may see; this gives addresses to whoever asks. */
    public View of(LearningResource resource) {
        PlaybackBundle.Named named = bundles.of(resource);
        Bundle bundle = named.bundle();
        String base = grants.address(named.digest()) + "/";
        Optional<String> hls = address(bundle, base, PlaybackBundle.MASTER);
        watched.now(resource.id());
        return new View(
                hls.isPresent(),
                hls,
                address(bundle, base, DASH),
                picture(bundle).map(path -> base + encoded(path)),
                address(bundle, base, PlaybackBundle.STORYBOARD),
                address(bundle, base, PlaybackBundle.CHAPTERS),
                address(bundle, base, PlaybackBundle.SLIDES),
                address(bundle, base, PlaybackBundle.THIN),
                address(bundle, base, PlaybackBundle.SOUND_FACTS),
                address(bundle, base, PlaybackBundle.FALLBACK),
                address(bundle, base, "book."),
                address(bundle, base, PlaybackBundle.DOWNLOAD),
                address(bundle, base, PlaybackBundle.LIGHT),
                below(bundle, PlaybackBundle.LIGHT)
                        .findFirst()
                        .flatMap(bundle::find)
                        .map(Bundle.Entry::size),
                below(bundle, PlaybackBundle.CAPTIONS)
                        .map(path -> new Caption(language(path), base + encoded(path)))
                        .toList());
    }

    /** The path of the picture that stands for it, as large as there is one. */
    static Optional<String> picture(Bundle bundle) {
        return first(bundle, PlaybackBundle.POSTER, "cover.", "picture.");
    }

    /** The address of the picture of a card, as small as there is one. */
    Optional<String> card(LearningResource resource) {
        PlaybackBundle.Named named = bundles.of(resource);
        String base = grants.address(named.digest()) + "/";
        return address(named.bundle(), base, PlaybackBundle.CARD, PlaybackBundle.POSTER, "cover.", "picture.");
    }

    /** The address of the picture of the slide that stands at this second. */
    Optional<String> slide(LearningResource resource, double at) {
        PlaybackBundle.Named named = bundles.of(resource);
        return PlaybackBundle.slide(named.bundle(), at).map(path -> grants.address(named.digest()) + "/" + path);
    }

    private static Optional<String> address(Bundle bundle, String base, String... beginnings) {
        return first(bundle, beginnings).map(path -> base + encoded(path));
    }

    private static Optional<String> first(Bundle bundle, String... beginnings) {
        return Stream.of(beginnings)
                .flatMap(beginning -> below(bundle, beginning))
                .findFirst();
    }

    private static Stream<String> below(Bundle bundle, String beginning) {
        return bundle.entries().keySet().stream().filter(path -> path.startsWith(beginning));
    }

    private static String language(String path) {
        return path.substring(PlaybackBundle.CAPTIONS.length(), path.length() - ".vtt".length());
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
