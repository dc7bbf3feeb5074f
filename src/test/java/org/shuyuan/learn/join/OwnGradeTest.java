package org.shuyuan.learn.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.search.Shelf;

/** What a pupil's class is taught comes first in what that pupil finds. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OwnGradeTest {

    private static final String TITLE = "景泰蓝掐丝";
    private static final String OF_BOOKS = "珐琅彩点蓝";

    @Inject
    Staff staff;

    @Inject
    Classroom classroom;

    @Inject
    Shelf shelf;

    private Account teacher;

    @BeforeEach
    void aTeacher() {
        teacher = staff.teacher("own-grade");
    }

    @Test
    void ofTwoEqualLessonsThePupilsOwnGradeComesFirst() {
        UUID seven = shelf.lecture(TITLE).saying(Field.GRADE, "g7").published();
        UUID nine = shelf.lecture(TITLE).saying(Field.GRADE, "g9").published();
        shelf.indexed();

        assertThat(found(inAClassOf("g7"))).containsExactly(seven, nine);
        assertThat(found(inAClassOf("g9"))).containsExactly(nine, seven);
        // Whoever moves up takes the search along.
        Account pupil = inAClassOf("g7");
        classroom.set(classroom.course(teacher, "g9"), teacher, pupil);
        assertThat(found(pupil)).containsExactly(nine, seven);
    }

    @Test
    void ofTwoEqualLessonsTheOneOfThePupilsOwnBookComesFirst() {
        UUID ours = lesson("renjiao");
        UUID theirs = lesson("beishida");
        UUID ofAnotherSubject = shelf.lecture(OF_BOOKS)
                .in("physics")
                .saying(Field.EDITION, "beishida")
                .published();
        shelf.indexed();
        Account pupil = classroom.pupil(teacher);

        classroom.set(course("renjiao"), teacher, pupil);
        assertThat(found(pupil, OF_BOOKS).getFirst()).isEqualTo(ours);
        // The class has got another book.
        classroom.set(course("beishida"), teacher, pupil);
        assertThat(found(pupil, OF_BOOKS)).containsExactly(theirs, ofAnotherSubject, ours);
    }

    private UUID lesson(String edition) {
        return shelf.lecture(OF_BOOKS)
                .in("mathematics")
                .saying(Field.EDITION, edition)
                .published();
    }

    private String course(String edition) {
        return classroom.course(
                teacher, Map.of(Field.SUBJECT, List.of("mathematics"), Field.EDITION, List.of(edition)));
    }

    private Account inAClassOf(String grade) {
        Account pupil = classroom.pupil(teacher);
        classroom.set(classroom.course(teacher, grade), teacher, pupil);
        return pupil;
    }

    private List<UUID> found(Account reader) {
        return found(reader, TITLE);
    }

    private List<UUID> found(Account reader, String title) {
        return staff.as(reader)
                .queryParam("q", title)
                .get("/api/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("hits.id", UUID.class);
    }
}
