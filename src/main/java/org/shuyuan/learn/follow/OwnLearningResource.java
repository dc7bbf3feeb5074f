package org.shuyuan.learn.follow;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shuyuan.learn.bookmark.Bookmark;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.join.SchoolClass;
import org.shuyuan.learn.note.Note;
import org.shuyuan.learn.progress.Reported;
import org.shuyuan.learn.progress.Seen;
import org.shuyuan.learn.progress.Span;
import org.shuyuan.learn.progress.Watching;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.shelf.SavedSearches;
import org.shuyuan.people.CurrentUser;

/** All that is kept of what a reader learns: to take away, and to have forgotten. */
@Path("/api/me/learning")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "progress")
class OwnLearningResource {

    private static final int EVERYTHING = 1_000_000;
    private static final double MILLIS = 1000;

    private final OwnLearning learning;
    private final Classes classes;
    private final Watching watching;
    private final Reported reported;
    private final CurrentUser user;

    OwnLearningResource(OwnLearning learning, Classes classes, Watching watching, Reported reported, CurrentUser user) {
        this.learning = learning;
        this.classes = classes;
        this.watching = watching;
        this.reported = reported;
        this.user = user;
    }

    /**
     * @param watched what was watched of each film, or read of each book
     * @param visits pages on which something was played, the first first
     * @param lessons lessons that were read
     * @param answers to the questions of quizzes
     * @param scores that tools of others have given
     * @param notes what was noted, the latest first
     * @param bookmarks places of books that are wanted again, the latest first
     * @param favourites resources that were put aside, the latest first
     * @param searches that were kept, the latest first
     */
    public record Learning(
            List<OwnLearning.Followed> courses,
            List<Group> classes,
            List<Film> watched,
            List<Visit> visits,
            List<UUID> lessons,
            List<Attempts.Kept> answers,
            List<ToolResults.Kept> scores,
            List<Note> notes,
            List<Bookmark> bookmarks,
            List<UUID> favourites,
            List<SavedSearches.Saved> searches) {}

    public record Group(UUID id, String title) {

        static Group of(SchoolClass from) {
            return new Group(from.id(), from.title());
        }
    }

    /** @param parts seconds from and to, in the order of the film; page n of a book is the second from n - 1 to n */
    public record Film(UUID resource, Instant last, List<List<Double>> parts) {

        static Film of(Seen seen) {
            return new Film(seen.resource(), seen.last(), seconds(seen.parts()));
        }
    }

    /** @param parts the same, in the order in which they were played; what was played twice stands there twice */
    public record Visit(UUID resource, Instant opened, List<List<Double>> parts) {

        static Visit of(Reported.Opened page) {
            return new Visit(page.resource(), page.opened(), seconds(page.spans()));
        }
    }

    private static List<List<Double>> seconds(List<Span> parts) {
        return parts.stream()
                .map(part -> List.of(part.from() / MILLIS, part.to() / MILLIS))
                .toList();
    }

    @GET
    @Blocking
    @Authenticated
    @Operation(summary = "All that is kept of what whoever asks learns")
    public Learning get() {
        UUID account = user.require().id();
        return new Learning(
                learning.courses(),
                classes.of(account, Member.Part.LEARNER).stream().map(Group::of).toList(),
                watching.last(account, EVERYTHING).stream().map(Film::of).toList(),
                reported.all(account).stream().map(Visit::of).toList(),
                learning.read(),
                learning.answers(),
                learning.scores(),
                learning.notes(),
                learning.bookmarks(),
                learning.favourites(),
                learning.searches());
    }

    @DELETE
    @Blocking
    @Authenticated
    @Operation(
            summary =
                    "Forgets all of it: courses and classes are left, and what was watched, read, answered, noted and put aside is as if it had never been")
    public Response erase() {
        learning.erase();
        return Response.noContent().build();
    }
}
