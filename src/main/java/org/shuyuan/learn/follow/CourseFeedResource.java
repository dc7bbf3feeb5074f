package org.shuyuan.learn.follow;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.feed.FeedAddress;
import org.shuyuan.share.feed.FeedFormat;
import org.shuyuan.share.feed.ListFeeds;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** The lessons of a published course for feed readers and podcast programs. */
@Path("/feeds/courses/{id}.{ending: " + FeedFormat.ENDINGS + "}")
@Tag(name = "feeds")
class CourseFeedResource {

    private final Catalog catalog;
    private final Courses courses;
    private final Organisations organisations;
    private final ListFeeds feeds;
    private final Messages messages;

    CourseFeedResource(
            Catalog catalog, Courses courses, Organisations organisations, ListFeeds feeds, Messages messages) {
        this.catalog = catalog;
        this.courses = courses;
        this.organisations = organisations;
        this.feeds = feeds;
        this.messages = messages;
    }

    /**
     * What is to be watched or read; questions are answered in the course itself.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} of what isn't published, whoever asks
     */
    @GET
    @Blocking
    @PermitAll
    @Operation(
            summary =
                    "The lessons of a course in their order, as Atom or as a podcast (RSS 2.0); lang=en for English words")
    public Response feed(
            @RestPath UUID id, @RestPath String ending, @RestQuery @Nullable String lang, @Context Request request) {
        LearningResource resource = catalog.find(id)
                .filter(LearningResource::published)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        Course course = courses.find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        Language language = Language.of(lang);
        return feeds.answer(
                request,
                FeedFormat.ending(ending),
                new ListFeeds.About(
                        messages.say(language, "feed.of", resource.title()),
                        resource.descriptors()
                                .first(Field.DESCRIPTION)
                                .orElseGet(() -> messages.say(language, "feed.course-about")),
                        organisations.find(resource.organisation()).map(Organisation::title),
                        FeedAddress.course(id),
                        Cards.page(resource),
                        true),
                listed(resource, course),
                language);
    }

    private List<ListFeeds.Listed> listed(LearningResource whole, Course course) {
        return course.lessons()
                // What is answered or done in another program is nothing that a feed reader could show.
                .filter(lesson -> lesson.type() != Lesson.Type.QUIZ && lesson.type() != Lesson.Type.TOOL)
                .flatMap(lesson -> listed(whole, course, lesson).stream())
                .toList();
    }

    /** A written page is told in the words of its course, which it is a part of. */
    private Optional<ListFeeds.Listed> listed(LearningResource whole, Course course, Lesson lesson) {
        Optional<LearningResource> behind = lesson.type() == Lesson.Type.PAGE
                ? Optional.of(whole)
                : lesson.resource().flatMap(catalog::find).filter(LearningResource::published);
        return behind.flatMap(resource -> Optional.ofNullable(CourseDrawing.href(course, lesson, behind))
                .map(page -> new ListFeeds.Listed(
                        lesson.id(),
                        lesson.title(),
                        page,
                        latest(whole.state().since(), resource.state().since()),
                        resource)));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
