package org.shuyuan.share.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.catalog.Published;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.search.Links;
import org.shuyuan.search.Search;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Makes feeds: of a search, of an organisation. */
@ApplicationScoped
class Feeds {

    private final Search search;
    private final Catalog catalog;
    private final Published published;
    private final Organisations organisations;
    private final Entries entries;
    private final PublicAddress address;
    private final Messages messages;
    private final int size;

    Feeds(
            Search search,
            Catalog catalog,
            Published published,
            Organisations organisations,
            Entries entries,
            PublicAddress address,
            Messages messages,
            FeedConfig config) {
        this.search = search;
        this.catalog = catalog;
        this.published = published;
        this.organisations = organisations;
        this.entries = entries;
        this.address = address;
        this.messages = messages;
        this.size = config.entries();
    }

    /** What a question finds, the newest first; everything where nothing is asked. Ends where the search counts no further. */
    Feed of(Question asked, FeedFormat format, Language language) {
        Question question = asked.byDate().page(asked.page(), size);
        Answer answer = search.askInPublic(question);
        // The index may know a resource that was withdrawn a moment ago.
        List<LearningResource> found = answer.hits().stream()
                .map(Hit::id)
                .flatMap(id -> catalog.find(id).stream())
                .filter(LearningResource::published)
                .toList();
        int here = question.page();
        int last = Math.min(answer.pages(), Answer.DEEPEST / size);
        Function<Integer, String> page = number -> address(FeedAddress.search(question, number), format, language);
        return new Feed(
                title(messages, language, question.words()),
                say(language, "feed.about"),
                say(language, "site.name"),
                language,
                page.apply(1),
                page.apply(here),
                address.of("/s" + Links.query(question, here)),
                Feed.Order.NEWEST_FIRST,
                here > 1 ? Optional.of(page.apply(1)) : Optional.empty(),
                here > 1 ? Optional.of(page.apply(here - 1)) : Optional.empty(),
                here < last ? Optional.of(page.apply(here + 1)) : Optional.empty(),
                address.of(FeedAddress.EMBLEM),
                entries.of(found, language));
    }

    /** What an organisation and all below it have published. */
    Feed of(Organisation organisation, Published.Place behind, FeedFormat format, Language language) {
        // One more than is shown tells whether there is a next page.
        List<LearningResource> found = published.of(organisations.within(organisation.id()), behind, size + 1);
        List<LearningResource> shown = found.subList(0, Math.min(size, found.size()));
        Function<Published.Place, String> page =
                place -> address(FeedAddress.organisation(organisation.code(), place), format, language);
        boolean begins = behind.equals(Published.Place.BEGINNING);
        return new Feed(
                say(language, "feed.of", organisation.title()),
                say(language, "feed.about"),
                organisation.title(),
                language,
                page.apply(Published.Place.BEGINNING),
                page.apply(behind),
                address.of("/school/" + organisation.id()),
                Feed.Order.NEWEST_FIRST,
                begins ? Optional.empty() : Optional.of(page.apply(Published.Place.BEGINNING)),
                Optional.empty(),
                found.size() > size
                        ? Optional.of(page.apply(Published.Place.behind(shown.getLast())))
                        : Optional.empty(),
                address.of(FeedAddress.EMBLEM),
                entries.of(shown, language));
    }

    static String title(Messages messages, Language language, String words) {
        return words.isBlank()
                ? messages.say(language, "feed.everything")
                : messages.say(language, "feed.search", words.strip());
    }

    private String address(FeedAddress feed, FeedFormat format, Language language) {
        return address.of(feed.in(format, language));
    }

    private String say(Language language, String key, Object... arguments) {
        return messages.say(language, key, arguments);
    }
}
