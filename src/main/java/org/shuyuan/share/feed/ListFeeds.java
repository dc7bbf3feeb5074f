package org.shuyuan.share.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Feeds of lists that another room keeps, in an order of its own: they are told as a whole. */
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
     * @param publisher nothing where it is the repository itself
     * @param page where people see the same list, below the service
     * @param taught whether the list is taken from its first entry to its last, as a course is; else the newest stands first
     */
    public record About(
            String title, String words, Optional<String> publisher, FeedAddress self, String page, boolean taught) {}

    /**
     * @param id by which the list knows it
     * @param page below the service
     * @param since when it came into the list
     * @param resource published, and what is said of it besides
     */
    public record Listed(UUID id, String title, String page, Instant since, LearningResource resource) {

        /** What stands in the list under its own name. */
        public static Listed of(LearningResource resource, Instant since) {
            return new Listed(resource.id(), resource.title(), Cards.page(resource), since, resource);
        }
    }

    public Response answer(Request request, FeedFormat format, About about, List<Listed> listed, Language language) {
        List<Entry> drawn = listed.stream()
                .map(each -> entries.of(List.of(each.resource()), language)
                        .getFirst()
                        .listed(each, address.of(each.page())))
                .toList();
        String self = address.of(about.self().in(format, language));
        return answers.of(
                request,
                new Feed(
                        about.title(),
                        about.words(),
                        about.publisher().orElseGet(() -> messages.say(language, "site.name")),
                        language,
                        self,
                        self,
                        address.of(about.page()),
                        about.taught() ? Feed.Order.AS_TAUGHT : Feed.Order.NEWEST_FIRST,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        address.of(FeedAddress.EMBLEM),
                        drawn),
                format);
    }
}
