package org.shuyuan.share.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.play.Offers.Enclosure;

/**
 * A feed as RSS 2.0 with what podcast programs ask for besides (namespace of Apple's podcasts). What is neither film nor
 * sound, or may not be taken away, is listed without an enclosure: such programs pass over it, other readers show it.
 */
final class Podcast {

    static final String MEDIA_TYPE = "application/rss+xml";

    private static final Map<String, String> NAMESPACES = Map.of(
            "atom", "http://www.w3.org/2005/Atom",
            "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "dc", "http://purl.org/dc/elements/1.1/");

    private Podcast() {}

    static byte[] write(Feed feed) {
        boolean serial = feed.order() == Feed.Order.AS_TAUGHT;
        Markup xml = Markup.begin("rss", NAMESPACES, Map.of("version", "2.0"));
        xml.open("channel")
                .element("title", feed.title())
                .element("link", feed.page())
                .element("description", html(feed.about()))
                .element("language", feed.language().tag())
                .element("lastBuildDate", date(feed.updated()))
                .open("image")
                .element("url", feed.picture())
                .element("title", feed.title())
                .element("link", feed.page())
                .close()
                .element("itunes:author", feed.publisher())
                .element("itunes:explicit", "false")
                .element("itunes:type", serial ? "serial" : "episodic")
                .empty("itunes:image", Map.of("href", feed.picture()))
                .empty("itunes:category", Map.of("text", "Education"));
        link(xml, "self", Optional.of(feed.self()));
        link(xml, "first", feed.first());
        link(xml, "previous", feed.previous());
        link(xml, "next", feed.next());
        int number = 0;
        for (Entry entry : feed.entries()) {
            number++;
            item(xml, entry, serial ? Optional.of(Integer.toString(number)) : Optional.empty());
        }
        return xml.close().end();
    }

    private static void item(Markup xml, Entry entry, Optional<String> episode) {
        xml.open("item")
                .element("title", entry.title())
                .element("link", entry.page())
                .element("guid", Map.of("isPermaLink", "false"), entry.urn())
                .element("pubDate", date(entry.published()))
                .element("description", html(entry.summary()));
        entry.authors().forEach(author -> xml.element("dc:creator", author));
        entry.subjects().forEach(subject -> xml.element("category", subject.title()));
        entry.enclosure()
                .filter(Enclosure::plays)
                .ifPresent(file -> xml.empty(
                        "enclosure",
                        Map.of(
                                "url", file.address(),
                                "length", Long.toString(file.bytes()),
                                "type", file.mediaType())));
        xml.element("dc:language", entry.contentLanguage())
                .element("dc:rights", entry.licence())
                .element("itunes:author", entry.publisher())
                .element("itunes:explicit", "false")
                .element("itunes:episode", episode)
                .element("itunes:duration", entry.length().map(length -> Long.toString(length.toSeconds())));
        entry.picture().ifPresent(picture -> xml.empty("itunes:image", Map.of("href", picture)));
        xml.close();
    }

    private static void link(Markup xml, String relation, Optional<String> address) {
        address.ifPresent(given -> xml.empty("atom:link", Map.of("rel", relation, "type", MEDIA_TYPE, "href", given)));
    }

    /** RFC 822 as RSS asks, with the years of four digits. */
    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A description of RSS is HTML, so text must be escaped as such once, before XML does it again. */
    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }
}
