package org.shuyuan.play;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Card;

/**
 * What the pages of one resource show, in the words of one language.
 *
 * @param published the day, in words; empty while it is not
 * @param state {@code draft}, {@code published} or {@code withdrawn}
 * @param download the address of the original, where its licence lets it be taken away
 * @param light the address of a small film, likewise
 * @param mine whether the reader may change it
 * @param processing nothing once every step is over
 * @param trouble what has failed, for those who may change it
 * @param elsewhere where it is shown in the repository that it comes from; nothing of what was made here
 * @param player nothing where there is nothing to play, or not yet
 */
public record ResourceView(
        Card card,
        String teacher,
        String school,
        String schoolHref,
        String published,
        String publishedOn,
        String state,
        String description,
        List<Fact> facts,
        List<InnerPlace> places,
        @Nullable String download,
        String downloadSize,
        @Nullable String light,
        String lightSize,
        boolean mine,
        @Nullable Progress processing,
        @Nullable String trouble,
        @Nullable Player player,
        @Nullable String book,
        @Nullable String elsewhere) {

    /** Whether it is a book that is read in the page itself. */
    public boolean pdf() {
        return book != null && book.endsWith(".pdf");
    }

    /** The anchor of the slide or page of this number, in the list of places. */
    Optional<String> line(String number) {
        return places.stream()
                .map(InnerPlace::anchor)
                .filter(anchor -> anchor.equals("slide-" + number) || anchor.equals("page-" + number))
                .findFirst();
    }

    public record Fact(String name, String value, @Nullable String href) {}

    /**
     * @param anchor the id of its line, so that an address can point there
     * @param second where the player seeks to; nothing for pages and slides
     */
    public record InnerPlace(
            String anchor, String href, String at, @Nullable String second, String words) {}

    public record Progress(int percent, String words) {}

    public record Player(
            @Nullable String hls,
            @Nullable String file,
            @Nullable String storyboard,
            @Nullable String chapters,
            @Nullable String slides,
            @Nullable String thin,
            @Nullable String sound,
            @Nullable String poster,
            String seconds,
            List<Track> captions) {}

    public record Track(String src, String language, String label) {}
}
