package org.shuyuan.learn.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
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

    private Account inAClassOf(String grade) {
        Account pupil = classroom.pupil(teacher);
        classroom.set(classroom.course(teacher, grade), teacher, pupil);
        return pupil;
    }

    private List<UUID> found(Account reader) {
        return staff.as(reader)
                .queryParam("q", TITLE)
                .get("/api/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("hits.id", UUID.class);
    }
}
