package org.shuyuan.share.lti.choice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Rule.Measure;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.text.Figures;
import org.shuyuan.text.ReaderLanguage;

/** Reads and draws the form in which it is set how a lesson is placed. */
@ApplicationScoped
class Settings {

    private static final Pattern PICK = Pattern.compile(
            "/(w|book|course)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\?(?:t|page)=(\\d{1,6})(?:\\.\\d+)?(?:&find=[^#]*)?)?(?:#.*)?");

    private static final int LONGEST_TITLE = 200;
    private final Access access;
    private final Cards cards;
    private final Courses courses;
    private final ReaderLanguage language;

    Settings(Access access, Cards cards, Courses courses, ReaderLanguage language) {
        this.access = access;
        this.cards = cards;
        this.courses = courses;
        this.language = language;
    }

    /** What was typed can't be: in {@code from}, {@code to}, {@code title}, {@code lesson} or {@code needed}. */
    static final class Wrong extends Exception {
        private final String field;

        Wrong(String field) {
            super(field);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** Before anything is typed. */
    SettingView begun(String pick) {
        Matcher form = matched(pick);
        LearningResource resource = resource(form);
        String from = Optional.ofNullable(form.group(3))
                .map(at -> Cards.isBook(resource) ? at : Figures.clock(Integer.parseInt(at)))
                .orElse("");
        return view(
                pick,
                resource,
                new TypedSetting(resource.title(), from, "", "", false, String.valueOf(Lesson.USUAL_SHARE), false));
    }

    SettingView typed(MultivaluedMap<String, String> form) {
        String pick = TypedSetting.value(form, "pick");
        return view(pick, resource(matched(pick)), TypedSetting.of(form));
    }

    /** What the form says. */
    Item item(MultivaluedMap<String, String> form, Choice choice) throws Wrong {
        LearningResource resource = resource(matched(TypedSetting.value(form, "pick")));
        TypedSetting typed = TypedSetting.of(form);
        Target target = target(resource, typed);
        if (typed.title().isBlank() || typed.title().length() > LONGEST_TITLE) {
            throw new Wrong("title");
        }
        boolean window = choice.anywhere() ? typed.window() : choice.windowOnly();
        return new Item(target, typed.title().strip(), rule(resource, target, typed, choice), window);
    }

    private Target target(LearningResource resource, TypedSetting typed) throws Wrong {
        if (sort(resource).equals("course")) {
            return typed.lesson().isEmpty()
                    ? new Target(Target.Type.COURSE, resource.id(), Optional.empty())
                    : new Target(
                            Target.Type.LESSON, lesson(resource, typed.lesson()).id(), Optional.empty());
        }
        boolean book = Cards.isBook(resource);
        OptionalInt from = typed.begin(book);
        OptionalInt to = typed.end(book);
        Target.Type type = book ? Target.Type.BOOK : Target.Type.W;
        if (from.isEmpty() && to.isEmpty()) {
            return new Target(type, resource.id(), Optional.empty());
        }
        int first = from.orElse(book ? 1 : 0);
        int last = last(resource, book);
        if ((book && first < 1) || first > last || (!book && first == last)) {
            throw new Wrong("from");
        }
        if (to.isPresent() && (to.getAsInt() < first || to.getAsInt() > last || (!book && to.getAsInt() == first))) {
            throw new Wrong("to");
        }
        return new Target(type, resource.id(), Optional.of(new Target.Part(first, to)));
    }

    /** The second in which a film ends, or the last page of a book; where nobody has measured it, whatever is said. */
    private static int last(LearningResource resource, boolean book) {
        return resource.descriptors()
                .first(book ? Field.PAGES : Field.DURATION)
                .filter(measured -> measured.matches("\\d+(\\.\\d+)?"))
                .map(measured -> (int) Math.ceil(Double.parseDouble(measured)))
                .orElse(Integer.MAX_VALUE);
    }

    private Lesson lesson(LearningResource course, String id) throws Wrong {
        return courses.get(course.id())
                .lessons()
                .filter(lesson -> !lesson.gap() && lesson.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new Wrong("lesson"));
    }

    private Rule rule(LearningResource resource, Target target, TypedSetting typed, Choice choice) throws Wrong {
        if (!choice.gradable() || !typed.graded() || !gradable(resource)) {
            return Rule.NONE;
        }
        if (!typed.needed().matches("\\d{1,3}") || Integer.parseInt(typed.needed()) > 100) {
            throw new Wrong("needed");
        }
        boolean quiz = target.type() == Target.Type.LESSON
                && courses.around(target.id())
                        .flatMap(course -> course.lesson(target.id()))
                        .flatMap(Lesson::quiz)
                        .isPresent();
        return new Rule(quiz ? Measure.QUIZ : Measure.WATCHED, Integer.parseInt(typed.needed()));
    }

    private SettingView view(String pick, LearningResource resource, TypedSetting typed) {
        String sort = sort(resource);
        List<SettingView.Choosable> lessons = sort.equals("course")
                ? courses.get(resource.id())
                        .lessons()
                        .filter(lesson -> !lesson.gap())
                        .map(lesson -> new SettingView.Choosable(
                                lesson.id(), lesson.title(), lesson.quiz().isPresent()))
                        .toList()
                : List.of();
        String length = sort.equals("book")
                ? resource.descriptors().first(Field.PAGES).orElse("")
                : cards.of(resource, language.get()).length();
        return new SettingView(
                pick,
                resource.id(),
                cards.of(resource, language.get()),
                sort,
                typed.title(),
                typed.from(),
                typed.to(),
                length,
                lessons,
                typed.lesson(),
                gradable(resource),
                typed.graded(),
                typed.needed(),
                typed.window());
    }

    /** What is measured: films, courses, and books whose pages are. */
    private static boolean gradable(LearningResource resource) {
        return switch (sort(resource)) {
            case "film", "course" -> true;
            case "book" ->
                resource.asset(AssetRole.ORIGINAL)
                        .filter(asset -> asset.mediaType().equals("application/pdf"))
                        .isPresent();
            default -> false;
        };
    }

    private static String sort(LearningResource resource) {
        if (Cards.isBook(resource)) {
            return "book";
        }
        if (!Cards.isWatched(resource)) {
            return "course";
        }
        return resource.descriptors().first(Field.DURATION).isPresent() ? "film" : "other";
    }

    private LearningResource resource(Matcher form) {
        return access.find(UUID.fromString(Objects.requireNonNull(form.group(2))))
                .filter(LearningResource::published)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private static Matcher matched(String pick) {
        Matcher form = PICK.matcher(pick);
        if (!form.matches()) {
            throw Problem.of(ProblemType.BAD_REQUEST, "pick");
        }
        return form;
    }
}
