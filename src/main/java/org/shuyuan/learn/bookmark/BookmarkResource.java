package org.shuyuan.learn.bookmark;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.table.Turns;

/** A reader's bookmarks in a book, and where it was left. Nobody else sees them, whatever role they have. */
@Path("/api/resources/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "bookmarks")
class BookmarkResource {

    /** Bookmarks of one reader in one book. */
    static final int MOST = 500;

    private static final int LONGEST_WORDS = 200;

    private final Bookmarks bookmarks;
    private final Turns turns;
    private final Access access;
    private final CurrentUser user;

    BookmarkResource(Bookmarks bookmarks, Turns turns, Access access, CurrentUser user) {
        this.bookmarks = bookmarks;
        this.turns = turns;
        this.access = access;
        this.user = user;
    }

    /**
     * @param place page, or section of a book that flows, from 1
     * @param spot EPUB CFI inside the section; nothing in a book of pages
     * @param words by which the reader knows it again; of a bookmark only
     */
    public record Wanted(
            @Nullable Integer place,
            @Nullable String spot,
            @Nullable String words) {

        Spot at() {
            return new Spot(place == null ? 0 : place, Objects.requireNonNullElse(spot, ""));
        }

        String clean() {
            String line =
                    Objects.requireNonNullElse(words, "").replace("\0", "").strip();
            return line.codePointCount(0, line.length()) <= LONGEST_WORDS
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, LONGEST_WORDS));
        }
    }

    @GET
    @Path("bookmarks")
    @Blocking
    @Authenticated
    @Operation(summary = "One's own bookmarks in a book, in its order")
    public List<Bookmark> list(@RestPath UUID id) {
        return bookmarks.of(me(), access.readable(id).id());
    }

    /** @param bookmark made by whoever sends it: what is sent again after an answer was lost is kept once */
    @PUT
    @Path("bookmarks/{bookmark}")
    @Blocking
    @Authenticated
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    public Bookmark keep(@RestPath UUID id, @RestPath UUID bookmark, @Nullable Wanted wanted) {
        UUID in = access.readable(id).id();
        Wanted given = given(wanted);
        turns.take("bookmark", me());
        if (bookmarks.find(me(), bookmark).isEmpty() && bookmarks.of(me(), in).size() >= MOST) {
            throw Problem.of(ProblemType.BOOKMARKS_TOO_MANY, MOST);
        }
        bookmarks.keep(bookmark, me(), in, given.at(), given.clean());
        return bookmarks
                .find(me(), bookmark)
                .filter(kept -> kept.resource().equals(in))
                .orElseThrow(() -> Problem.of(ProblemType.CONFLICT));
    }

    /** Whoever made it may take it away, though the book may be gone. */
    @DELETE
    @Path("bookmarks/{bookmark}")
    @Blocking
    @Authenticated
    public Response remove(@RestPath UUID id, @RestPath UUID bookmark) {
        Bookmark own = bookmarks
                .find(me(), bookmark)
                .filter(kept -> kept.resource().equals(id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        bookmarks.remove(own.id(), me());
        return Response.noContent().build();
    }

    @PUT
    @Path("left")
    @Blocking
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tells where the reader has left a book that flows, to go on there on any device")
    public Response leave(@RestPath UUID id, @Nullable Wanted wanted) {
        bookmarks.leave(me(), access.readable(id).id(), given(wanted).at());
        return Response.noContent().build();
    }

    private UUID me() {
        return user.require().id();
    }

    private static Wanted given(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw Problem.of(ProblemType.BAD_REQUEST, "place");
        }
        return wanted;
    }
}
