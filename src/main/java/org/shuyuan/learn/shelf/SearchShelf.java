package org.shuyuan.learn.shelf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.FacetTitles;
import org.shuyuan.search.Links;
import org.shuyuan.search.News;
import org.shuyuan.text.ReaderLanguage;

/** Draws the searches that a reader has kept: {@code {cdi:searchShelf.all}}. */
@Named("searchShelf")
@ApplicationScoped
public class SearchShelf {

    private final SavedSearches searches;
    private final News news;
    private final FacetTitles titles;
    private final CurrentUser user;
    private final ReaderLanguage language;

    SearchShelf(SavedSearches searches, News news, FacetTitles titles, CurrentUser user, ReaderLanguage language) {
        this.searches = searches;
        this.news = news;
        this.titles = titles;
        this.user = user;
        this.language = language;
    }

    /**
     * @param href where it is opened
     * @param query of the search page, with its question mark
     * @param news how much is new since it was opened last; 0 as well while nobody can say
     */
    public record Line(UUID id, String title, String href, String query, long news) {}

    /** Those of the reader, the latest first. */
    public List<Line> all() {
        boolean[] away = {false};
        return searches.of(user.require().id()).stream()
                .map(saved -> {
                    OptionalLong found = away[0] ? OptionalLong.empty() : news(saved);
                    away[0] = found.isEmpty();
                    return new Line(
                            saved.id(),
                            titles.of(saved.question(), language.get()),
                            SavedSearchPages.PATH + "/" + saved.id(),
                            saved.query(),
                            found.orElse(0));
                })
                .toList();
    }

    /** The id under which this reader has kept a search; nothing where it isn't kept. */
    public @Nullable String kept(String query) {
        return user.account()
                .flatMap(account -> searches.find(account.id(), Links.question(query)))
                .map(saved -> saved.id().toString())
                .orElse(null);
    }

    private OptionalLong news(SavedSearches.Saved saved) {
        try {
            return OptionalLong.of(news.of(saved.question(), saved.seen()));
        } catch (Problem problem) {
            if (problem.type() == ProblemType.ENGINE_UNAVAILABLE) {
                return OptionalLong.empty();
            }
            throw problem;
        }
    }
}
