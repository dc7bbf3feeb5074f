package org.shuyuan.learn.daily;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.share.feed.FeedAddress;
import org.shuyuan.share.feed.FeedFormat;
import org.shuyuan.share.feed.ListFeeds;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** A lesson a day for feed readers. */
@Path("/feeds/daily.{ending: " + FeedFormat.ENDINGS + "}")
@Tag(name = "feeds")
class DailyFeedResource {

    private static final int MOST = 60;

    private final Programme programme;
    private final Days days;
    private final Stages stages;
    private final Catalog catalog;
    private final ListFeeds feeds;
    private final Messages messages;

    DailyFeedResource(
            Programme programme, Days days, Stages stages, Catalog catalog, ListFeeds feeds, Messages messages) {
        this.programme = programme;
        this.days = days;
        this.stages = stages;
        this.catalog = catalog;
        this.feeds = feeds;
        this.messages = messages;
    }

    @GET
    @Blocking
    @PermitAll
    @Operation(
            summary = "A lesson a day as Atom or as a podcast (RSS 2.0), the newest first",
            description = "stage=primary for one stage; lang=en for English words.")
    public Response feed(
            @RestPath String ending,
            @RestQuery @Nullable String stage,
            @RestQuery @Nullable String lang,
            @Context Request request) {
        Language language = Language.of(lang);
        List<String> asked = stages.asked(stage);
        Optional<String> one = asked.size() == 1 && stage != null ? Optional.of(asked.getFirst()) : Optional.empty();
        List<ListFeeds.Listed> listed = DailyView.once(programme.before(days.today(), asked, MOST)).stream()
                .flatMap(chosen -> catalog.find(chosen.resource()).filter(LearningResource::published).stream()
                        .map(resource -> ListFeeds.Listed.of(
                                resource,
                                chosen.place()
                                        .day()
                                        .atStartOfDay(ZoneId.systemDefault())
                                        .toInstant())))
                .toList();
        String title = messages.say(language, "daily.feed")
                + one.map(id -> " · " + stages.title(id, language)).orElse("");
        return feeds.answer(
                request,
                FeedFormat.ending(ending),
                new ListFeeds.About(
                        title,
                        messages.say(language, "daily.lead"),
                        Optional.empty(),
                        FeedAddress.daily(one),
                        "/daily" + one.map(id -> "?stage=" + id).orElse(""),
                        false),
                listed,
                language);
    }
}
