package org.shuyuan.share.lti.frame;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.share.lti.grade.Grade;
import org.shuyuan.share.lti.grade.Grades;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.share.lti.link.Visit;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.GradeBook;
import org.shuyuan.share.lti.service.PlatformFailed;
import org.shuyuan.share.lti.service.Roster;
import org.shuyuan.share.lti.service.Scope;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Who has opened a link, how far they have come, and what has become of their grades; in the words of the reader. */
@ApplicationScoped
class Audience {

    private final Links links;
    private final Grades grades;
    private final Roster roster;
    private final GradeBook book;
    private final Courses courses;
    private final Messages messages;
    private final ReaderLanguage language;

    Audience(
            Links links,
            Grades grades,
            Roster roster,
            GradeBook book,
            Courses courses,
            Messages messages,
            ReaderLanguage language) {
        this.links = links;
        this.grades = grades;
        this.roster = roster;
        this.book = book;
        this.courses = courses;
        this.messages = messages;
        this.language = language;
    }

    /**
     * Somebody in the class.
     *
     * @param percent nothing of those who haven't come yet
     * @param last when they came last
     * @param state of the grade: none, waiting, sent or failed
     * @param grade in words; empty where none is due
     * @param inBook what the platform's grade book says, where it was asked and has something
     */
    record Row(String name, @Nullable Integer percent, String last, String state, String grade, String inBook) {}

    /**
     * @param missing why grades don't arrive, each reason once
     * @param problem why the platform tells less than was asked for
     */
    record Seen(
            List<Row> rows, List<String> missing, @Nullable String problem) {}

    boolean isQuiz(Link link) {
        return link.target().type() == Target.Type.LESSON
                && courses.around(link.target().id())
                        .flatMap(course -> course.lesson(link.target().id()))
                        .flatMap(Lesson::quiz)
                        .isPresent();
    }

    /** Whether the platform can be asked for more than is known here. */
    boolean isMoreThere(Link link, PlatformClass where) {
        return where.roster().isPresent() || book(link, where).isPresent();
    }

    /** @param all whether to ask the platform who else is in the class, and what stands in its grade book */
    Seen of(Link link, PlatformClass where, Platform platform, boolean all) throws InterruptedException {
        Map<String, Roster.Member> members = new HashMap<>();
        Map<String, GradeBook.Result> results = new HashMap<>();
        @Nullable String problem = null;
        if (all) {
            try {
                if (where.roster().isPresent()) {
                    roster.read(platform, where.roster().get())
                            .members()
                            .forEach(member -> members.put(member.subject(), member));
                }
                Optional<URI> column = book(link, where);
                if (column.isPresent()) {
                    book.results(platform, column.get()).forEach(result -> results.put(result.subject(), result));
                }
            } catch (PlatformFailed failed) {
                problem = say(
                        "launch.not-told",
                        say(failed.reason().passing() ? "lti-platform.not-now" : "lti-platform.not-allowed"));
            }
        }
        List<Visit> visits =
                links.visits(link.id()).stream().filter(Visit::learner).toList();
        Map<UUID, Grade> known = grades.of(link);
        Map<UUID, Integer> progress =
                grades.progress(link, visits.stream().map(Visit::account).toList());
        List<Row> rows = new ArrayList<>(visits.stream()
                .map(visit -> row(
                        visit,
                        members.get(visit.subject()),
                        progress.getOrDefault(visit.account(), 0),
                        Optional.ofNullable(known.get(visit.account())),
                        said(results.get(visit.subject()))))
                .toList());
        Set<String> here = visits.stream().map(Visit::subject).collect(Collectors.toSet());
        members.values().stream()
                .filter(member -> member.active() && learns(member) && !here.contains(member.subject()))
                .map(member -> new Row(name(member.name()), null, "", "none", "", said(results.get(member.subject()))))
                .forEach(rows::add);
        return new Seen(rows, missing(known), problem);
    }

    /** Where grades can be read. */
    private static Optional<URI> book(Link link, PlatformClass where) {
        return link.lineItem().filter(_ -> where.scopes().contains(Scope.RESULT.id()));
    }

    private String said(GradeBook.@Nullable Result result) {
        return result == null
                ? ""
                : result.score()
                        .map(score -> say("launch.in-book", score, result.maximum()))
                        .orElse("");
    }

    private Row row(Visit visit, Roster.@Nullable Member member, int percent, Optional<Grade> grade, String inBook) {
        Optional<String> name =
                visit.name().or(() -> Optional.ofNullable(member).flatMap(Roster.Member::name));
        String day = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(language.get().locale())
                .withZone(ZoneId.systemDefault())
                .format(visit.last());
        return new Row(
                name(name),
                percent,
                day,
                grade.map(each -> each.state().id()).orElse("none"),
                grade.filter(each -> each.state() != Grade.State.NONE)
                        .map(this::said)
                        .orElse(""),
                inBook);
    }

    private String said(Grade grade) {
        String state = say("lti-grade.state." + grade.state().id());
        return grade.due().or(grade::sent).map(score -> score + " · " + state).orElse(state);
    }

    private List<String> missing(Map<UUID, Grade> known) {
        return known.values().stream()
                .filter(grade -> grade.state() == Grade.State.FAILED || grade.state() == Grade.State.WAITING)
                .flatMap(grade -> grade.reason().stream())
                .distinct()
                .sorted()
                .map(reason -> say("lti-grade.reason." + reason.id()))
                .toList();
    }

    private static boolean learns(Roster.Member member) {
        return member.roles().stream().anyMatch(role -> role.endsWith("Learner") || role.endsWith("Student"));
    }

    private String name(Optional<String> known) {
        return known.orElseGet(() -> say("launch.nameless"));
    }

    private String say(String key, Object... arguments) {
        return messages.say(language.get(), key, arguments);
    }
}
