package org.shuyuan.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Places;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.answer.Facets;
import org.shuyuan.search.answer.Highlighted;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;
import org.shuyuan.search.suggest.Suggestion;

/** Search for programs; {@code SearchPages} is the same for people. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    private final Search search;

    SearchResource(Search search) {
        this.search = search;
    }

    /**
     * @param page counts from 1
     * @param facets by name: what may be chosen, and how many have it
     * @param meant where nothing has the words that were typed: those for which this is the answer
     * @param perhaps where this is the answer for the words that were typed, which little has: those that may have been meant
     * @param whole whether all that was typed is in what was found; else only most of it, or of a sentence some
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Results(
            long total,
            int page,
            int size,
            List<Result> hits,
            Facets facets,
            Optional<String> meant,
            Optional<Answer.Perhaps> perhaps,
            boolean whole) {}

    /**
     * @param title plain text
     * @param highlights HTML: escaped text with {@code <mark>} elements, the title first where something in it was found
     */
    public record Result(
            UUID id, String title, String kind, String state, List<String> highlights, List<ResultPlace> places) {}

    /**
     * @param type {@code cue}, {@code slide}, {@code page}, {@code chapter} or {@code screen}
     * @param at the number of a slide or a page; else the second of the film
     * @param text HTML: escaped text with {@code <mark>} elements
     * @param picture address of what stood on the screen
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ResultPlace(String type, Number at, String text, Optional<String> picture) {}

    public record Suggestions(List<Suggestion> suggestions) {}

    @GET
    @PermitAll
    @Path("search")
    @Operation(
            summary = "Resources, and the best places inside them",
            description =
                    "Whatever is typed is text; nothing in it can be wrong. Text between quotation marks is found as"
                            + " it stands. Names of subjects, grades, editions and kinds are understood, with what schools"
                            + " call them; words that only ask need not be found. Where nothing has what was typed, meant"
                            + " is what is written or read nearly so, and the answer is for that. Where little has it, and"
                            + " far more what is read alike, perhaps is that, and the answer is for what was typed. On"
                            + " the first page only, and where nothing is chosen. Without q everything is"
                            + " answered, the newest first. highlights and places[].text are HTML: escaped text with mark"
                            + " elements.")
    public Results search(
            @Parameter(description = "what was typed; the first 200 characters count") @RestQuery @Nullable String q,
            @Parameter(description = "may be repeated, as all that follow: any of the values; - for what has none")
                    @RestQuery
                    List<String> kind,
            @RestQuery List<String> subject,
            @Parameter(description = "a grade, or a stage for all grades in it") @RestQuery List<String> grade,
            @RestQuery List<String> edition,
            @RestQuery List<String> level,
            @Parameter(description = "an id, which means all below it as well") @RestQuery List<String> organisation,
            @Parameter(description = "in minutes: under-5, 5-15, 15-45, over-45") @RestQuery List<String> duration,
            @Parameter(description = "yes") @RestQuery List<String> captions,
            @RestQuery List<String> language,
            @RestQuery List<String> licence,
            @Parameter(description = "as it stands on a textbook: 七年级上册") @RestQuery List<String> volume,
            @Parameter(description = "as the curriculum calls it, without number and punctuation") @RestQuery
                    List<String> lesson,
            @Parameter(description = "counts from 1, as 0 does; the first 10000 hits can be turned to")
                    @RestQuery
                    @Nullable
                    String page,
            @Parameter(description = "1 to 100, usually 20") @RestQuery @Nullable String size) {
        Answer answer = search.ask(Question.of(q)
                .choosing(Facet.KIND, kind)
                .choosing(Facet.SUBJECT, subject)
                .choosing(Facet.GRADE, grade)
                .choosing(Facet.EDITION, edition)
                .choosing(Facet.LEVEL, level)
                .choosing(Facet.ORGANISATION, organisation)
                .choosing(Facet.DURATION, duration)
                .choosing(Facet.CAPTIONS, captions)
                .choosing(Facet.LANGUAGE, language)
                .choosing(Facet.LICENCE, licence)
                .choosing(Facet.VOLUME, volume)
                .choosing(Facet.LESSON, lesson)
                .page(number(page, 1), number(size, Question.USUAL_SIZE)));
        return new Results(
                answer.total(),
                answer.page(),
                answer.size(),
                answer.hits().stream().map(SearchResource::result).toList(),
                answer.facets(),
                answer.meant(),
                answer.perhaps(),
                answer.whole());
    }

    @GET
    @PermitAll
    @Path("suggest")
    @Operation(
            summary = "What somebody who is still typing may mean",
            description = "By the beginning of a keyword, a lesson, a teacher's name or a title, in characters, pinyin,"
                    + " initials or any mixture: 二次, erci, ech or 二次h. At most eight; type is topic, lesson,"
                    + " teacher or title, and a title has the id of its resource.")
    public Suggestions suggest(@RestQuery @Nullable String q) {
        return new Suggestions(q == null ? List.of() : search.suggest(q));
    }

    private static Result result(Hit hit) {
        Stream<Highlighted> title = hit.title().anyMarked() ? Stream.of(hit.title()) : Stream.empty();
        return new Result(
                hit.id(),
                hit.title().text(),
                hit.kind(),
                hit.draft() ? "draft" : "published",
                Stream.concat(title, hit.highlights().stream())
                        .map(Highlighted::html)
                        .toList(),
                hit.places().stream()
                        .map(place -> new ResultPlace(
                                place.type().id(),
                                number(place.at()),
                                place.text().html(),
                                Places.picture(hit.id(), place.type(), place.at())))
                        .toList());
    }

    /** Pages and slides are whole numbers, and so written. */
    private static Number number(double at) {
        return at == Math.rint(at) ? (Number) Math.round(at) : (Number) at;
    }

    /** What is no number says nothing. */
    private static int number(@Nullable String given, int usual) {
        try {
            return given == null ? usual : Integer.parseInt(given.strip());
        } catch (NumberFormatException noNumber) {
            return usual;
        }
    }
}
