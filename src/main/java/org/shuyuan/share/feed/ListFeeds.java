package org.shuyuan.share.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Feeds of lists that another room keeps, in an order of its own. */
@ApplicationScoped
public class ListFeeds {

    private final Entries entries;
    private final PublicAnswer answers;
    private final PublicAddress address;
    private final Messages messages;

    ListFeeds(Entries entries, PublicAnswer answers, PublicAddress address, Messages messages) {
        this.entries = entries;
        this.answers = answers;
        this.address = address;
        this.messages = messages;
    }

    /**
     * @param self where the feed is found, below the service
     * @param page where people see the same list, below the service
     */
    public record About(String title, String words, String self, String page) {}

    /** @param since when it came into the list */
    public record Listed(LearningResource resource, Instant since) {}

    /** One page of published resources as Atom, the newest first. */
    public Response atom(Request request, About about, List<Listed> listed, Language language) {
        List<Entry> drawn = listed.stream()
                .map(each -> entries.of(List.of(each.resource()), language)
                        .getFirst()
                        .listed(each.since()))
                .toList();
        Feed feed = new Feed(
                about.title(),
                about.words(),
                messages.say(language, "site.name"),
                language,
                address.of(about.self()),
                address.of(about.self()),
                address.of(about.page()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                address.of(FeedAddress.EMBLEM),
                drawn);
        return answers.of(request, Atom.write(feed), Atom.MEDIA_TYPE + ";charset=UTF-8", Optional.of(feed.updated()));
    }
}
