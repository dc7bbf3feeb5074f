package org.shuyuan.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Newest;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.learn.figures.MostWatched;
import org.shuyuan.text.Language;
import org.shuyuan.text.ReaderLanguage;

/** Where everyone begins: the search field, what is new, and the shelves to browse. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class HomePage {

    private static final int NEWEST = 12;
    private static final int MOST_WATCHED = 8;
    /** The subjects of every school; the long tail is found by the facets of the search. */
    private static final int SUBJECTS = 16;

    private final Newest newest;
    private final MostWatched mostWatched;
    private final Cards cards;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final ReaderLanguage language;

    HomePage(
            Newest newest,
            MostWatched mostWatched,
            Cards cards,
            Kinds kinds,
            Vocabularies vocabularies,
            ReaderLanguage language) {
        this.newest = newest;
        this.mostWatched = mostWatched;
        this.cards = cards;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.language = language;
    }

    /** A shelf: what it is called and where it stands. */
    record Shelf(String title, String href) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Home(List<Card> latest, List<Card> mostWatched, List<Shelf> stages, List<Shelf> subjects, List<Shelf> kinds)
            implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    public TemplateInstance home() {
        Language words = language.get();
        return new Home(
                cards.of(newest.latest(NEWEST), words),
                cards.of(mostWatched.of(Optional.empty(), MOST_WATCHED), words),
                // A stage stands for all its grades there.
                terms("stages", "grade", words, Integer.MAX_VALUE),
                terms("subjects", "subject", words, SUBJECTS),
                kinds.all().stream()
                        .map(kind -> new Shelf(kind.title().in(words), "/s?kind=" + kind.id()))
                        .toList());
    }

    private List<Shelf> terms(String vocabulary, String facet, Language words, int most) {
        return vocabularies.get(vocabulary).all().stream()
                .limit(most)
                .map(term -> new Shelf(term.title().in(words), "/s?" + facet + "=" + term.id()))
                .toList();
    }
}
