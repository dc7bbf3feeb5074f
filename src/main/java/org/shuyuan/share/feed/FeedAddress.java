package org.shuyuan.share.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Published;
import org.shuyuan.search.Links;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.Language;

/**
 * Where a feed is found, below the service.
 *
 * @param path without the ending that tells its format
 * @param query as it stands behind the question mark
 */
public record FeedAddress(String path, Optional<String> query) {

    /** A picture for feeds, square as podcast programs want it. */
    static final String EMBLEM = "/assets/emblem.png";

    private static final String FEEDS = "/feeds/";
    private static final Pattern PLACE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[\\d:.]{1,20}Z)_([0-9a-f-]{36})");

    static FeedAddress search(Question question, int page) {
        return search(Links.query(question, page));
    }

    /** @param query of the search page, with its question mark; or nothing */
    static FeedAddress search(String query) {
        return new FeedAddress(FEEDS + "search", query.isEmpty() ? Optional.empty() : Optional.of(query.substring(1)));
    }

    /** @param stage of schooling; of all, where there is none */
    public static FeedAddress daily(Optional<String> stage) {
        return new FeedAddress(FEEDS + "daily", stage.map(one -> "stage=" + one));
    }

    static FeedAddress organisation(String code, Published.Place behind) {
        return new FeedAddress(
                FEEDS + "organisations/"
                        + URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20"),
                behind.equals(Published.Place.BEGINNING)
                        ? Optional.empty()
                        : Optional.of("behind=" + behind.since() + "_" + behind.resource()));
    }

    public static FeedAddress course(UUID course) {
        return new FeedAddress(FEEDS + "courses/" + course, Optional.empty());
    }

    /** The place that {@code behind=} names; nothing where it is none of ours. */
    static Optional<Published.Place> behind(@Nullable String given) {
        if (given == null) {
            return Optional.of(Published.Place.BEGINNING);
        }
        Matcher place = PLACE.matcher(given);
        try {
            return place.matches()
                    ? Optional.of(new Published.Place(Instant.parse(place.group(1)), UUID.fromString(place.group(2))))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Chinese where the address says nothing, whoever asks: an address has one answer, and caches may keep it. */
    public String in(FeedFormat format, Language language) {
        List<String> parameters = new ArrayList<>();
        query.ifPresent(parameters::add);
        if (language != Language.ZH_CN) {
            parameters.add("lang=" + language.tag());
        }
        return path + "." + format.ending() + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }
}
