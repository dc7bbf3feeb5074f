package org.shuyuan.search;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Card;
import org.shuyuan.search.answer.Highlighted;

/**
 * An answer as a page.
 *
 * @param chosen what narrows it; its links drop it
 * @param cleared the same words without any choice
 * @param query the question as the query of an address
 * @param meant the words for which this is the answer, where nothing has those that were typed
 * @param perhaps the words that may have been meant, where little has those that were typed
 * @param some the words of which nothing has all, and what was found only some
 */
public record SearchView(
        String q,
        long total,
        List<FoundCard> hits,
        List<Narrowing> facets,
        List<Choice> chosen,
        String cleared,
        String query,
        List<Choice> pages,
        @Nullable String previous,
        @Nullable String next,
        @Nullable Choice meant,
        @Nullable Choice perhaps,
        @Nullable String some) {

    /** The same, for a page where what is found leads elsewhere. */
    public SearchView at(UnaryOperator<String> href) {
        return new SearchView(
                q,
                total,
                hits.stream().map(hit -> hit.at(href)).toList(),
                facets,
                chosen,
                cleared,
                query,
                pages,
                previous,
                next,
                meant,
                perhaps,
                some);
    }

    public record FoundCard(Card card, Highlighted title, List<Highlighted> excerpts, List<FoundPlace> places) {

        private FoundCard at(UnaryOperator<String> href) {
            return new FoundCard(
                    card.at(href.apply(card.href())),
                    title,
                    excerpts,
                    places.stream()
                            .map(place -> new FoundPlace(
                                    href.apply(place.href()),
                                    place.at(),
                                    place.words(),
                                    place.picture(),
                                    place.recognised()))
                            .toList());
        }
    }

    /**
     * @param at where it is, in words: {@code 02:15}, {@code 第 3 页}
     * @param picture of what is seen there; nothing where only words are
     * @param recognised whether a machine has read the words off a picture
     */
    public record FoundPlace(
            String href,
            String at,
            Highlighted words,
            @Nullable String picture,
            boolean recognised) {}

    /** @param open whether its choices are seen at once */
    public record Narrowing(String field, String title, List<Choice> choices, boolean open) {}

    public record Choice(String title, long count, String href, boolean chosen) {}
}
