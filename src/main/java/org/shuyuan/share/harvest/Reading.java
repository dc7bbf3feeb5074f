package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.ReceivedResource;
import org.shuyuan.describe.Crosswalks;
import org.shuyuan.share.harvest.wire.WireRecord;
import org.shuyuan.share.oai.OwnRecords;
import org.w3c.dom.Element;

/** Understands a record of another repository: what it is, where it came from and where it belongs here. */
@ApplicationScoped
class Reading {

    /** Where formats say what a resource is, and where it is shown. */
    private static final List<String> KINDS = List.of(
            "learningResourceType[shuyuan:kind]@termCode",
            "learningResourceType",
            "educational/learningResourceType/value",
            "type");

    private static final List<String> PAGES =
            List.of("url", "general/identifier[URI]/entry", "technical/location", "identifier", "source");

    private static final int LONGEST_ADDRESS = 2_000;

    private final Crosswalks crosswalks;
    private final Kinds kinds;
    private final Belonging belonging;
    private final OwnRecords own;
    private final Clock clock;

    Reading(Crosswalks crosswalks, Kinds kinds, Belonging belonging, OwnRecords own, Clock clock) {
        this.crosswalks = crosswalks;
        this.kinds = kinds;
        this.belonging = belonging;
        this.own = own;
        this.clock = clock;
    }

    /** What a record turned out to be. */
    sealed interface Found {

        record Resource(ReceivedResource given) implements Found {}

        /** One of ours that has come back: the way ends here. */
        record OfOurs() implements Found {}

        record Unusable(Doubt doubt) implements Found {}
    }

    /** @param record one that is not deleted */
    Found read(Source source, WireRecord record) {
        Element metadata = record.metadata().orElseThrow();
        List<Provenance.Hop> hops = hops(source, record, metadata);
        if (hops.stream().anyMatch(hop -> own.made(hop.identifier()))) {
            return new Found.OfOurs();
        }
        Map<String, List<String>> values = Flattened.of(metadata);
        Map<Field, List<String>> words = crosswalks.harvested(source.prefix(), values);
        if (!words.containsKey(Field.TITLE)) {
            return new Found.Unusable(new Doubt(record.identifier(), Doubt.Reason.UNTITLED, ""));
        }
        return new Found.Resource(new ReceivedResource(
                kind(source, record, values),
                belonging.organisation(source, record.sets()),
                belonging.withLevel(words, record.sets()),
                new Provenance(page(values), hops)));
    }

    private List<Provenance.Hop> hops(Source source, WireRecord record, Element metadata) {
        List<Provenance.Hop> hops = new ArrayList<>();
        hops.add(new Provenance.Hop(
                source.base().toString(),
                record.identifier(),
                record.datestamp().toString(),
                Optional.ofNullable(metadata.getNamespaceURI()).orElse(""),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                // What we give on is written anew from our own descriptors.
                true));
        hops.addAll(Ways.of(record.about()));
        return hops;
    }

    private String kind(Source source, WireRecord record, Map<String, List<String>> values) {
        Stream<String> said = KINDS.stream().flatMap(path -> values.getOrDefault(path, List.of()).stream());
        return Stream.concat(belonging.kind(record.sets()).stream(), said.flatMap(word -> named(word).stream()))
                .findFirst()
                .orElse(source.kind());
    }

    private Optional<String> named(String word) {
        return kinds.all().stream()
                .filter(kind -> Stream.of(
                                kind.id(), kind.title().zh(), kind.title().en())
                        .anyMatch(word::equalsIgnoreCase))
                .map(kind -> kind.id())
                .findFirst();
    }

    private static Optional<String> page(Map<String, List<String>> values) {
        return PAGES.stream()
                .flatMap(path -> values.getOrDefault(path, List.of()).stream())
                .filter(Reading::isPage)
                .findFirst();
    }

    private static boolean isPage(String value) {
        try {
            URI address = new URI(value);
            return value.length() <= LONGEST_ADDRESS
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
