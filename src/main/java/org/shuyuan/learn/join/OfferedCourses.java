package org.shuyuan.learn.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.Vocabulary;
import org.shuyuan.learn.course.Course;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.text.Language;
import org.shuyuan.text.ReaderLanguage;

/** {@code {cdi:offeredCourses.offer}}: courses to begin, on the home page. */
@Named("offeredCourses")
@ApplicationScoped
public class OfferedCourses {

    /** A row of a wide screen. */
    private static final int MOST = 4;

    private static final String SEARCH = "/s?kind=" + Course.KIND;

    private final GradeCourses courses;
    private final Cards cards;
    private final Vocabulary grades;
    private final CurrentUser user;
    private final ReaderLanguage language;

    OfferedCourses(
            GradeCourses courses, Cards cards, Vocabularies vocabularies, CurrentUser user, ReaderLanguage language) {
        this.courses = courses;
        this.cards = cards;
        this.grades = vocabularies.get(Field.GRADE.vocabulary().orElseThrow());
        this.user = user;
        this.language = language;
    }

    /** A grade for which there are courses, and where these are found. */
    public record Chip(String title, String href) {}

    /**
     * @param grade the reader's; empty where it isn't known, and the courses are the newest of all
     * @param href where the others are found
     * @param chips to choose a grade by, where the reader's isn't known
     */
    public record Offer(String grade, List<Card> cards, String href, List<Chip> chips) {}

    /** To whoever is looking: courses of their grade that they don't follow yet. */
    @Transactional
    public Offer getOffer() {
        Language words = language.get();
        Optional<UUID> reader = user.account().map(Account::id);
        List<String> own = reader.map(courses::gradesOf).orElse(List.of());
        List<Card> offered = cards.of(
                reader.map(account -> courses.unfollowed(account, own, MOST)).orElseGet(() -> courses.newest(MOST)),
                words);
        return new Offer(
                own.stream().map(grade -> grades.title(grade, words)).collect(Collectors.joining(" · ")),
                offered,
                own.stream().map(OfferedCourses::narrowed).collect(Collectors.joining("", SEARCH, "")),
                offered.isEmpty() || !own.isEmpty() ? List.of() : chips(words));
    }

    private List<Chip> chips(Language words) {
        return courses.withCourses(grades.all().stream().map(Term::id).toList()).stream()
                .map(grade -> new Chip(grades.title(grade, words), SEARCH + narrowed(grade)))
                .toList();
    }

    private static String narrowed(String grade) {
        return "&" + Field.GRADE.id() + "=" + grade;
    }
}
