package org.shuyuan.learn.figures;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What was watched most. */
@Path("/api/most-watched")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "figures")
class MostWatchedResource {

    private static final int LIMIT = 20;
    private static final String GRADES = "grades";

    private final MostWatched most;
    private final Vocabularies vocabularies;

    MostWatchedResource(MostWatched most, Vocabularies vocabularies) {
        this.most = most;
        this.vocabularies = vocabularies;
    }

    public record Film(UUID id, String title) {}

    /** @param grade such as {@code g7}; all grades where it is left out */
    @GET
    @Blocking
    @PermitAll
    @Operation(
            summary = "The films of which most was watched in the last 30 days, by at least five people",
            description = "By hours of film that signed-in readers have seen for the first time, and not by clicks.")
    public List<Film> tell(@RestQuery @Nullable String grade) {
        Optional<String> wanted = Optional.ofNullable(grade).filter(each -> !each.isEmpty());
        wanted.filter(each -> vocabularies.get(GRADES).find(each).isEmpty()).ifPresent(each -> {
            throw Problem.of(ProblemType.UNKNOWN_TERM, each, GRADES);
        });
        return most.of(wanted, LIMIT).stream()
                .map(film -> new Film(film.id(), film.title()))
                .toList();
    }
}
