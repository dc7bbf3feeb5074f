package org.shuyuan.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** How a place inside a resource is named and reached. */
public final class Places {

    /** So many words are told in an address; whoever sees these marked finds the others. */
    private static final int MOST_WORDS = 8;

    private Places() {}

    /** The address that opens the resource at this place. What isn't shown page by page leads from there to the line of the place. */
    public static String href(String page, PlaceType type, double at) {
        return switch (type) {
            case CUE, CHAPTER, SCREEN -> page + "?t=" + seconds(at);
            case SLIDE, PAGE -> page + "?page=" + (long) at;
        };
    }

    /** The same, where the words that were found there are marked. */
    public static String href(String page, PlaceType type, double at, List<String> words) {
        String href = href(page, type, at);
        return type == PlaceType.PAGE || type == PlaceType.SLIDE
                ? words.stream()
                        .limit(MOST_WORDS)
                        .map(word -> "&find=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("", href, ""))
                : href;
    }

    /** The address of a picture of what is seen there; nothing where only words are. */
    public static Optional<String> picture(UUID resource, PlaceType type, double at) {
        return type == PlaceType.SCREEN ? Optional.of("/w/" + resource + "/slide?at=" + seconds(at)) : Optional.empty();
    }

    /** The id of the line of this place in a list. */
    public static String anchor(PlaceType type, double at) {
        return type.id() + "-" + seconds(at).replace('.', '-');
    }

    /** {@code 02:15}, {@code 第 3 张}, {@code 第 12 页}; an EPUB has chapters in place of pages. */
    public static String words(
            Messages messages, Language language, LearningResource resource, PlaceType type, double at) {
        return switch (type) {
            case CUE, CHAPTER, SCREEN -> Figures.clock(at);
            case SLIDE -> messages.say(language, "place.slide", String.valueOf((long) at));
            case PAGE ->
                messages.say(
                        language, inChapters(resource) ? "place.chapter" : "place.page", String.valueOf((long) at));
        };
    }

    private static boolean inChapters(LearningResource resource) {
        return resource.asset(AssetRole.ORIGINAL)
                .filter(asset -> asset.mediaType().equals("application/epub+zip"))
                .isPresent();
    }

    /** Seconds without a needless fraction: 12, 12.4. */
    public static String seconds(double at) {
        return at == Math.rint(at) ? String.valueOf((long) at) : String.format(Locale.ROOT, "%.1f", at);
    }
}
