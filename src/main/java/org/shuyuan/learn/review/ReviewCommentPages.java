package org.shuyuan.learn.review;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Role;

/** The forms by which comments are written, answered, changed, taken back, reported and hidden. */
@Path("/studio/review/{lesson}/{round}/comments")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class ReviewCommentPages {

    private final CommentDesk desk;

    ReviewCommentPages(CommentDesk desk) {
        this.desk = desk;
    }

    /** A comment, or with {@code parent} a reply, which needs nothing but words. */
    @POST
    @Blocking
    public Response write(
            @RestPath UUID lesson,
            @RestPath UUID round,
            @RestForm @Nullable UUID parent,
            @RestForm @Nullable String at,
            @RestForm @Nullable String criterion,
            @RestForm @Nullable String level,
            @RestForm @Nullable String words) {
        if (parent != null) {
            return back(lesson, round, desk.reply(lesson, round, parent, said(words)));
        }
        Remark remark = remark(at, criterion, level, words);
        return back(lesson, round, desk.write(lesson, round, remark), remark.second());
    }

    @POST
    @Path("{comment}")
    @Blocking
    public Response change(
            @RestPath UUID lesson,
            @RestPath UUID round,
            @RestPath UUID comment,
            @RestForm @Nullable String at,
            @RestForm @Nullable String criterion,
            @RestForm @Nullable String level,
            @RestForm @Nullable String words) {
        // A reply is sent without its second, which isn't its own.
        desk.change(lesson, round, comment, remark(at == null ? "0" : at, criterion, level, words));
        return back(lesson, round, comment);
    }

    @POST
    @Path("{comment}/remove")
    @Blocking
    public Response remove(@RestPath UUID lesson, @RestPath UUID round, @RestPath UUID comment) {
        desk.remove(lesson, round, comment);
        return ReviewPages.back(lesson, round);
    }

    @POST
    @Path("{comment}/report")
    @Blocking
    public Response report(@RestPath UUID lesson, @RestPath UUID round, @RestPath UUID comment) {
        desk.report(lesson, round, comment);
        return back(lesson, round, comment);
    }

    @POST
    @Path("{comment}/hide")
    @Blocking
    public Response hide(
            @RestPath UUID lesson, @RestPath UUID round, @RestPath UUID comment, @RestForm boolean hidden) {
        desk.hide(lesson, round, comment, hidden);
        return back(lesson, round, comment);
    }

    private static Remark remark(
            @Nullable String at, @Nullable String criterion, @Nullable String level, @Nullable String words) {
        return new Remark(
                Moment.read(said(at)).orElseThrow(CommentDesk::wrong),
                Optional.of(said(criterion)).filter(id -> !id.isEmpty()),
                Optional.of(said(level)).filter(typed -> !typed.isEmpty()).map(ReviewCommentPages::level),
                said(words));
    }

    static int level(String typed) {
        if (!typed.matches("[0-9]{1,2}")) {
            throw CommentDesk.wrong();
        }
        return Integer.parseInt(typed);
    }

    private static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static Response back(UUID lesson, UUID round, UUID comment) {
        return Response.seeOther(URI.create("/studio/review/%s?round=%s#c-%s".formatted(lesson, round, comment)))
                .build();
    }

    /** To the page with the film standing where it was commented on. */
    private static Response back(UUID lesson, UUID round, UUID comment, int second) {
        return Response.seeOther(
                        URI.create("/studio/review/%s?round=%s&t=%d#c-%s".formatted(lesson, round, second, comment)))
                .build();
    }
}
