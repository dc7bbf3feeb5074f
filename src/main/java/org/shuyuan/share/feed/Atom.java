package org.shuyuan.share.feed;

import java.util.Map;
import java.util.Optional;

/** A feed as Atom (RFC 4287), with paging (RFC 5005) and licences (RFC 4946). */
final class Atom {

    static final String MEDIA_TYPE = "application/atom+xml";

    private static final Map<String, String> NAMESPACES =
            Map.of("", "http://www.w3.org/2005/Atom", "fh", "http://purl.org/syndication/history/1.0");

    private Atom() {}

    static byte[] write(Feed feed) {
        Markup xml = Markup.begin(
                "feed", NAMESPACES, Map.of("xml:lang", feed.language().tag()));
        xml.element("id", feed.id())
                .element("title", feed.title())
                .element("subtitle", feed.about())
                .element("updated", feed.updated().toString())
                .element("icon", feed.picture());
        if (feed.order() == Feed.Order.AS_TAUGHT) {
            xml.empty("fh:complete", Map.of());
        }
        person(xml, feed.publisher());
        link(xml, "self", MEDIA_TYPE, feed.self());
        link(xml, "alternate", "text/html", feed.page());
        link(xml, "first", MEDIA_TYPE, feed.first());
        link(xml, "previous", MEDIA_TYPE, feed.previous());
        link(xml, "next", MEDIA_TYPE, feed.next());
        feed.entries().forEach(entry -> entry(xml, entry));
        return xml.end();
    }

    private static void entry(Markup xml, Entry entry) {
        xml.open(
                        "entry",
                        entry.contentLanguage()
                                .map(tag -> Map.of("xml:lang", tag))
                                .orElse(Map.of()))
                .element("id", entry.urn())
                .element("title", entry.title())
                .element("published", entry.published().toString())
                .element("updated", entry.updated().toString());
        entry.authors().forEach(author -> person(xml, author));
        if (entry.authors().isEmpty() && !entry.publisher().isEmpty()) {
            person(xml, entry.publisher());
        }
        link(xml, "alternate", "text/html", entry.page());
        entry.enclosure()
                .ifPresent(file -> xml.empty(
                        "link",
                        Map.of(
                                "rel", "enclosure",
                                "type", file.mediaType(),
                                "length", Long.toString(file.bytes()),
                                "href", file.address())));
        entry.licence().ifPresent(licence -> xml.empty("link", Map.of("rel", "license", "href", licence)));
        entry.subjects()
                .forEach(subject -> xml.empty("category", Map.of("term", subject.id(), "label", subject.title())));
        xml.element("summary", entry.summary()).close();
    }

    private static void person(Markup xml, String name) {
        xml.open("author").element("name", name).close();
    }

    private static void link(Markup xml, String relation, String type, Optional<String> address) {
        address.ifPresent(given -> link(xml, relation, type, given));
    }

    private static void link(Markup xml, String relation, String type, String address) {
        xml.empty("link", Map.of("rel", relation, "type", type, "href", address));
    }
}
