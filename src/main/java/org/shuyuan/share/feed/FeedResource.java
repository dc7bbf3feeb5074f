package org.shuyuan.share.feed;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.Language;

/** Feeds of what is published, for readers and podcast programs. They ask for no account and know no reader. */
@Path("/feeds")
@Tag(name = "feeds")
@PermitAll
class FeedResource {

    private final Feeds feeds;
    private final Organisations organisations;
    private final PublicAnswer answers;

    FeedResource(Feeds feeds, Organisations organisations, PublicAnswer answers) {
        this.feeds = feeds;
        this.organisations = organisations;
        this.answers = answers;
    }

    @GET
    @Path("search.{ending: " + FeedFormat.ENDINGS + "}")
    @Blocking
    @Operation(
            summary = "What a question finds, the newest first, as Atom or as a podcast (RSS 2.0)",
            description = "q, kind, subject, grade and level as in /api/search; lang=en for English words.")
    public Response search(
            @RestPath String ending,
            @RestQuery @Nullable String lang,
            @Context UriInfo address,
            @Context Request request) {
        FeedFormat format = FeedFormat.ending(ending);
        Question question = Question.asked(address.getQueryParameters());
        return answers.of(request, feeds.of(question, format, Language.of(lang)), format);
    }

    /**
     * @param behind as the {@code next} address of a page has it
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#BAD_REQUEST}
     */
    @GET
    @Path("organisations/{code}.{ending: " + FeedFormat.ENDINGS + "}")
    @Blocking
    @Operation(summary = "What an organisation and all below it have published, as Atom or as a podcast (RSS 2.0)")
    public Response organisation(
            @RestPath String code,
            @RestPath String ending,
            @RestQuery @Nullable String behind,
            @RestQuery @Nullable String lang,
            @Context Request request) {
        FeedFormat format = FeedFormat.ending(ending);
        Feed feed = feeds.of(
                organisations.withCode(code).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)),
                FeedAddress.behind(behind).orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST, "behind")),
                format,
                Language.of(lang));
        return answers.of(request, feed, format);
    }
}
