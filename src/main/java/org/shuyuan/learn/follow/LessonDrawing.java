package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.progress.Seen;
import org.shuyuan.learn.progress.Span;
import org.shuyuan.learn.progress.Watching;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws for its teacher how a class has watched a film, or read a book. */
@ApplicationScoped
class LessonDrawing {

    private static final int MILLIS = 1000;

    /** Columns of a drawing that a classroom's screen shows apart. */
    private static final int BARS = 120;

    /** As many places as a teacher can go back to in class. */
    private static final int STOPS = 5;

    /** What styles know heights of. */
    private static final int HEIGHTS = 10;

    private final Catalog catalog;
    private final Courses courses;
    private final Watching watching;
    private final Standings standings;
    private final Messages messages;
    private final ReaderLanguage language;

    LessonDrawing(
            Catalog catalog,
            Courses courses,
            Watching watching,
            Standings standings,
            Messages messages,
            ReaderLanguage language) {
        this.catalog = catalog;
        this.courses = courses;
        this.watching = watching;
        this.standings = standings;
        this.messages = messages;
        this.language = language;
    }

    /**
     * How often a part was played or read.
     *
     * @param height 0 to 10, where 10 is what was played most
     */
    record Bar(int height, String href, String words) {}

    /** @param parts the stretches that were watched, or the pages that were read */
    record Watched(String name, String state, String watched, String parts) {}

    /** Where learners have gone no further, who haven't done the lesson yet. */
    record Stop(String href, String words) {}

    /**
     * @param most how often the part was played that was played most
     * @param stops where most of them are first
     */
    record LessonWatched(String title, List<Bar> bars, int most, List<Stop> stops, List<Watched> rows) {}

    /** Nothing where the lesson is no film and no book of one of these courses. */
    Optional<LessonWatched> draw(UUID lesson, List<UUID> ofCourses, List<Member> members) {
        return courses.around(lesson)
                .filter(course -> ofCourses.contains(course.id()))
                .flatMap(course -> course.lesson(lesson)
                        .map(found -> draw(
                                course,
                                found,
                                members.stream()
                                        .filter(member -> member.part() == Member.Part.LEARNER)
                                        .toList())));
    }

    private LessonWatched draw(Course course, Lesson lesson, List<Member> learners) {
        List<UUID> accounts = learners.stream().map(Member::account).toList();
        List<UUID> resources = lesson.resource().stream().toList();
        boolean book =
                lesson.resource().flatMap(catalog::find).filter(Cards::isBook).isPresent();
        Map<UUID, Seen> seen =
                watching.of(accounts, resources).stream().collect(Collectors.toMap(Seen::account, Function.identity()));
        Map<UUID, Standing> all = standings.of(course, accounts);
        int length = seen.values().stream().mapToInt(Seen::length).max().orElse(0);
        // Whole seconds, and so whole pages.
        int part = Math.max(1, Math.ceilDiv(length, BARS * MILLIS)) * MILLIS;
        int[] heat = length == 0
                ? new int[0]
                : watching.heat(resources.getFirst(), accounts, part, Math.ceilDiv(length, part));
        int most = Arrays.stream(heat).max().orElse(0);
        return new LessonWatched(
                lesson.title(),
                IntStream.range(0, most == 0 ? 0 : heat.length)
                        .mapToObj(at -> bar(resources.getFirst(), book, at * part, heat[at], most))
                        .toList(),
                most,
                stops(lesson, seen.values(), book, part),
                learners.stream()
                        .map(learner -> row(
                                learner.name(),
                                step(all.getOrDefault(learner.account(), new Standing(List.of())), lesson),
                                Optional.ofNullable(seen.get(learner.account())),
                                book))
                        .toList());
    }

    /** Those who stopped within the same part stopped at one place: the earliest of theirs. */
    private List<Stop> stops(Lesson lesson, Collection<Seen> seen, boolean book, int part) {
        Map<Integer, List<Integer>> ends = seen.stream()
                .filter(each -> each.percent() < lesson.share() && !each.parts().isEmpty())
                .map(each -> each.parts().getLast().to())
                .collect(Collectors.groupingBy(end -> (end - 1) / part, TreeMap::new, Collectors.toList()));
        return ends.values().stream()
                .sorted(Comparator.comparingInt((List<Integer> together) -> together.size())
                        .reversed())
                .limit(STOPS)
                .map(together ->
                        stop(lesson.resource().orElseThrow(), book, Collections.min(together), together.size()))
                .toList();
    }

    private Stop stop(UUID resource, boolean book, int end, int many) {
        int second = end / MILLIS;
        return new Stop(
                href(resource, book, book ? Math.max(0, second - 1) : second),
                say("classes.stop", book ? say("classes.page", Math.max(1, second)) : Figures.clock(second), many));
    }

    private static String href(UUID resource, boolean book, int second) {
        return book ? "/book/" + resource + "?page=" + (second + 1) : "/w/" + resource + "?t=" + second;
    }

    private Bar bar(UUID resource, boolean book, int from, int times, int most) {
        int second = from / MILLIS;
        return new Bar(
                Math.ceilDiv(HEIGHTS * times, most),
                href(resource, book, second),
                (book ? say("classes.page", second + 1) : Figures.clock(second)) + ": " + times);
    }

    private static Standing.Step step(Standing standing, Lesson lesson) {
        return standing.steps().stream()
                .filter(step -> step.lesson().id().equals(lesson.id()))
                .findFirst()
                .orElseGet(() -> new Standing.Step(lesson, 0, 0, false));
    }

    /** Of the part of the film or book that is the lesson; which parts were watched, of all of it. */
    private Watched row(String name, Standing.Step step, Optional<Seen> seen, boolean book) {
        return new Watched(
                name,
                step.done() ? "done" : step.begun() ? "begun" : "new",
                seen.map(each -> step.lesson()
                                .part()
                                .map(part -> each.within(Standings.span(part, book)))
                                .orElseGet(each::total))
                        .map(watched -> "%s (%d %%)".formatted(amount(watched, book), step.percent()))
                        .orElse(step.done() ? "✓" : ""),
                seen.stream()
                        .flatMap(each -> joined(each.parts()).stream())
                        .map(part -> book ? pages(part) : seconds(part))
                        .collect(Collectors.joining(", ")));
    }

    /** What a stall has left out, less than a second and so less than a page, isn't told as a part of its own. */
    private static List<Span> joined(List<Span> parts) {
        List<Span> joined = new ArrayList<>();
        for (Span part : parts) {
            Span last = joined.isEmpty() ? part : joined.removeLast();
            if (part.from() - last.to() < MILLIS) {
                joined.add(new Span(last.from(), part.to()));
            } else {
                joined.add(last);
                joined.add(part);
            }
        }
        return joined;
    }

    private String amount(int total, boolean book) {
        return book ? say("classes.pages", total / MILLIS) : Figures.clock(total / (double) MILLIS);
    }

    private static String seconds(Span part) {
        return Figures.clock(part.from() / (double) MILLIS) + "–" + Figures.clock(part.to() / (double) MILLIS);
    }

    private static String pages(Span part) {
        int first = part.from() / MILLIS + 1;
        int last = part.to() / MILLIS;
        return first == last ? Integer.toString(first) : first + "–" + last;
    }

    private String say(String key, Object... arguments) {
        return messages.say(language.get(), key, arguments);
    }
}
