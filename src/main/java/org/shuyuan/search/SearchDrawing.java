package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Places;
import org.shuyuan.catalog.ResourceState;
import org.shuyuan.catalog.ScannedPages;
import org.shuyuan.catalog.ScannedPages.Page;
import org.shuyuan.search.SearchView.Choice;
import org.shuyuan.search.SearchView.FoundCard;
import org.shuyuan.search.SearchView.FoundPlace;
import org.shuyuan.search.SearchView.Narrowing;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.answer.Facets;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Draws answers as pages. */
@ApplicationScoped
public class SearchDrawing {

    /** So many values of one facet; more are reached by choosing in another one first. */
    private static final int VALUES = 12;
    /** So many pages to either side. */
    private static final int NEAR = 3;

    /** What most people narrow by; the others open at a click, or where something in them is chosen. */
    private static final Set<Facet> OPEN = EnumSet.of(Facet.KIND, Facet.SUBJECT, Facet.GRADE);

    private static final int PASSAGES = 2;
    /** A passage no longer than this is a keyword, which says nothing that the title doesn't. */
    private static final int A_WORD = 12;

    private final Catalog catalog;
    private final Cards cards;
    private final ScannedPages scans;
    private final FacetTitles titles;
    private final Messages messages;

    SearchDrawing(Catalog catalog, Cards cards, ScannedPages scans, FacetTitles titles, Messages messages) {
        this.catalog = catalog;
        this.cards = cards;
        this.scans = scans;
        this.titles = titles;
        this.messages = messages;
    }

    public SearchView of(Question question, Answer answer, Language language) {
        List<Choice> chosen = Arrays.stream(Facet.values())
                .flatMap(facet -> question.chosen(facet).stream()
                        .sorted()
                        .map(value -> choice(question, facet, value, 0, language)))
                .toList();
        int here = answer.page();
        int last = answer.pages();
        return new SearchView(
                question.words().strip(),
                answer.total(),
                hits(answer, language),
                Facet.allCounted().stream()
                        .map(facet -> narrowing(question, facet, answer.facets(), language))
                        .filter(facet -> !facet.choices().isEmpty())
                        .toList(),
                chosen,
                Links.to(Question.of(question.words()), 1),
                Links.query(question, 1),
                IntStream.rangeClosed(Math.max(1, here - NEAR), Math.min(last, here + NEAR))
                        .mapToObj(page -> new Choice(String.valueOf(page), 0, Links.to(question, page), page == here))
                        .toList(),
                here > 1 ? Links.to(question, Math.clamp(last, 1, here - 1)) : null,
                here < last ? Links.to(question, here + 1) : null,
                answer.meant()
                        .map(words -> new Choice(words, answer.total(), Links.to(Question.of(words), 1), true))
                        .orElse(null),
                answer.perhaps()
                        .map(other -> new Choice(
                                other.words(), other.total(), Links.to(Question.of(other.words()), 1), false))
                        .orElse(null),
                answer.whole() || answer.hits().isEmpty()
                        ? null
                        : answer.meant().orElse(question.words().strip()));
    }

    /** The index may know a resource that was withdrawn a moment ago: what is shown is what stands in the catalog. */
    private List<FoundCard> hits(Answer answer, Language language) {
        Map<UUID, LearningResource> known = new LinkedHashMap<>();
        catalog.findAll(answer.hits().stream().map(Hit::id).toList()).stream()
                .filter(found -> !(found.state() instanceof ResourceState.Withdrawn))
                .forEach(found -> known.put(found.id(), found));
        Map<UUID, Card> drawn = new HashMap<>();
        cards.of(known.values(), language).forEach(card -> drawn.put(card.id(), card));
        Set<Page> scanned =
                scans.among(answer.hits().stream().flatMap(SearchDrawing::pages).toList());
        return answer.hits().stream()
                .filter(hit -> drawn.containsKey(hit.id()))
                .map(hit -> found(
                        hit,
                        Objects.requireNonNull(drawn.get(hit.id())),
                        Objects.requireNonNull(known.get(hit.id())),
                        scanned,
                        language))
                .toList();
    }

    private static Stream<Page> pages(Hit hit) {
        return hit.places().stream()
                .filter(place -> place.type() == PlaceType.PAGE)
                .map(place -> new Page(hit.id(), (int) place.at()));
    }

    private FoundCard found(Hit hit, Card card, LearningResource resource, Set<Page> scanned, Language language) {
        return new FoundCard(
                card,
                hit.title(),
                hit.highlights().stream()
                        .filter(passage -> passage.text().length() > A_WORD)
                        .limit(PASSAGES)
                        .toList(),
                // The best ones, but in the order in which a reader meets them.
                hit.places().stream()
                        .sorted(Comparator.comparingDouble(Hit.FoundPlace::at))
                        .map(place -> new FoundPlace(
                                Places.href(
                                        card.href(),
                                        place.type(),
                                        place.at(),
                                        place.text().marked()),
                                Places.words(messages, language, resource, place.type(), place.at()),
                                place.text(),
                                Places.picture(card.id(), place.type(), place.at())
                                        .orElse(null),
                                place.type() == PlaceType.PAGE
                                        && scanned.contains(new Page(hit.id(), (int) place.at()))))
                        .toList());
    }

    private Narrowing narrowing(Question question, Facet facet, Facets counted, Language language) {
        Stream<Choice> choices = counted.of(facet).stream()
                .limit(VALUES)
                .map(count -> choice(question, facet, count.id(), count.count(), language));
        return new Narrowing(
                facet.id(),
                titles.of(facet, language),
                choices.toList(),
                OPEN.contains(facet) || !question.chosen(facet).isEmpty());
    }

    private Choice choice(Question question, Facet facet, String value, long count, Language language) {
        return new Choice(
                titles.of(facet, value, language),
                count,
                Links.toggling(question, facet, value),
                question.chosen(facet).contains(value));
    }
}
