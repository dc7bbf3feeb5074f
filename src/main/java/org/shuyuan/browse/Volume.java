package org.shuyuan.browse;

import java.util.List;
import org.shuyuan.catalog.Curriculum;
import org.shuyuan.search.Links;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;

/**
 * A textbook of the curriculum.
 *
 * @param stage as an id, like {@code subject} and {@code edition}
 * @param title as it stands on it: 七年级上册
 */
record Volume(String stage, String subject, String edition, String title) {

    private static final String GRADES = "一二三四五六七八九";

    static Volume of(Curriculum.Lesson lesson) {
        return new Volume(lesson.stage(), lesson.subject(), lesson.edition(), lesson.volume());
    }

    /** Of the first nine years, when in them it is read; volumes of later ones stand as the curriculum has them. */
    int year() {
        int grade = GRADES.indexOf(title.charAt(0));
        return grade < 0 ? Integer.MAX_VALUE : 2 * grade + (title.contains("下册") ? 1 : 0);
    }

    /** What may be for one of its lessons: also what says nothing of edition or volume. */
    Question question() {
        return Question.of("")
                .choosing(Facet.SUBJECT, List.of(subject))
                .choosing(Facet.EDITION, List.of(edition, Facet.NONE))
                .choosing(Facet.VOLUME, List.of(title, Facet.NONE));
    }

    /** The search for what says that it belongs to this volume. */
    String href() {
        return href(Question.of("")
                .choosing(Facet.SUBJECT, List.of(subject))
                .choosing(Facet.EDITION, List.of(edition))
                .choosing(Facet.VOLUME, List.of(title)));
    }

    /** The search for a lesson of it. */
    String href(Curriculum.Lesson lesson) {
        return href(question().choosing(Facet.LESSON, List.of(lesson.key())));
    }

    static String href(Question question) {
        return "/s" + Links.query(question, 1);
    }
}
