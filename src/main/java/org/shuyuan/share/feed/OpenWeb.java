package org.shuyuan.share.feed;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.catalog.Published;
import org.shuyuan.play.Offers;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws {@link Preview} for the heads of pages: {@code {cdi:openWeb.of(id)}}. */
@Named("openWeb")
@ApplicationScoped
public class OpenWeb {

    /** As much as sites show of a description. */
    private static final int LONGEST = 200;

    private final Catalog catalog;
    private final Cards cards;
    private final Offers offers;
    private final LinkedData data;
    private final PublicAddress address;
    private final Messages messages;
    private final ReaderLanguage language;

    OpenWeb(
            Catalog catalog,
            Cards cards,
            Offers offers,
            LinkedData data,
            PublicAddress address,
            Messages messages,
            ReaderLanguage language) {
        this.catalog = catalog;
        this.cards = cards;
        this.offers = offers;
        this.data = data;
        this.address = address;
        this.messages = messages;
        this.language = language;
    }

    /** Of the page of a resource; nothing while only its owner sees it. */
    public @Nullable Preview of(UUID id) {
        Optional<LearningResource> resource = catalog.find(id).filter(LearningResource::published);
        return resource.map(this::preview).orElse(null);
    }

    public Preview home() {
        return page("/", messages.say(language.get(), "site.name"));
    }

    /** @param query of the page, with its question mark; nothing where nothing is asked */
    public Preview search(String query, String words) {
        return page("/s" + query, title(words));
    }

    public Preview school(UUID id, String title) {
        return page("/school/" + id, title);
    }

    /** What the feed of a search is called. */
    public String title(String words) {
        return Feeds.title(messages, language.get(), words);
    }

    private Preview page(String path, String title) {
        return new Preview(
                "website",
                locale(),
                title,
                messages.say(language.get(), "foot.about"),
                address.of(path),
                address.of(FeedAddress.EMBLEM),
                false,
                null,
                null,
                null,
                null);
    }

    /** The feed of a search, by the query of its page. */
    public String searched(String query, String ending) {
        return feed(FeedAddress.search(query), ending);
    }

    public String published(String organisation, String ending) {
        return feed(FeedAddress.organisation(organisation, Published.Place.BEGINNING), ending);
    }

    public String course(UUID course, String ending) {
        return feed(FeedAddress.course(course), ending);
    }

    private String feed(FeedAddress feed, String ending) {
        return feed.in(FeedFormat.ending(ending), language.get());
    }

    private Preview preview(LearningResource resource) {
        Offers.Offer offer = offers.of(resource);
        Card card = cards.of(resource, language.get());
        String page = address.of(Cards.page(resource));
        return new Preview(
                offer.plays() ? "video.other" : Cards.isBook(resource) ? "book" : "article",
                locale(),
                resource.title(),
                description(resource, card),
                page,
                offer.picture().orElse(address.of(FeedAddress.EMBLEM)),
                offer.picture().isPresent(),
                offer.plays() ? address.of("/embed/" + resource.id()) : null,
                embedding(page, "json"),
                embedding(page, "xml"),
                new RawString(data.write(resource)));
    }

    private static String description(LearningResource resource, Card card) {
        String said = resource.descriptors()
                .first(Field.DESCRIPTION)
                .orElseGet(() -> card.kind() + " · " + String.join(" · ", card.meta()))
                .replaceAll("\\s+", " ");
        return said.codePointCount(0, said.length()) <= LONGEST
                ? said
                : said.substring(0, said.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private String embedding(String page, String format) {
        return address.of("/oembed?format=" + format + "&url=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    private String locale() {
        return language.get().tag().replace('-', '_');
    }
}
