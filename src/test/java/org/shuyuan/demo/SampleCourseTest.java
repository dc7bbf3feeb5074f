package org.shuyuan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.demo.Samples.Sample;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Enrolments;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;
import org.shuyuan.storage.Digest;

/** The course of the demo, with its samples as their jobs leave them. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SampleCourseTest {

    private static final String FILM = "micro-lecture/quadratic-function.mp4";
    private static final String BOOK = "e-textbook/towards-quadratic-functions.pdf";

    @Inject
    SampleCourseJob job;

    @Inject
    Samples samples;

    @Inject
    Staff staff;

    @Inject
    Accounts accounts;

    @Inject
    Catalog catalog;

    @Inject
    Courses courses;

    @Inject
    Quizzes quizzes;

    @Inject
    Classes classes;

    @Inject
    Enrolments enrolments;

    private Account teacher;

    @BeforeEach
    void aTeacher() {
        teacher = staff.teacher("teacher");
    }

    /** The demo is made once in a database, and so it is looked at in one go. */
    @Test
    void itIsMadeOnceAndWhole() {
        UUID film = draft(FILM);
        catalog.publish(film);
        UUID book = draft(BOOK);
        assertThat(samples.course().orElseThrow().files()).containsExactlyInAnyOrder(FILM, BOOK);

        job.run("0");
        assertThat(courses.showing(List.of(film)))
                .as("one sample isn't there yet")
                .isEmpty();

        catalog.publish(book);
        assertThatThrownBy(() -> job.run("3")).as("the last step fails").isInstanceOf(RuntimeException.class);
        assertThat(courses.showing(List.of(film))).isEmpty();
        assertThat(quizzes.of(teacher.id())).isEmpty();
        assertThat(classes.of(teacher.id(), Member.Part.TEACHER)).isEmpty();

        Account pupil = QuarkusTransaction.requiringNew()
                .call(() -> accounts.add("learner", "小溪", "secret", school(), Role.LEARNER));
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> job.run("0")), CompletableFuture.runAsync(() -> job.run("3")))
                .join();
        job.run("3");

        Set<UUID> made = courses.showing(List.of(film)).keySet();
        assertThat(made).hasSize(1);
        Course course = courses.get(made.iterator().next());
        assertThat(catalog.get(course.id()).published()).isTrue();
        assertThat(course.lessons().map(Lesson::type))
                .containsExactly(
                        Lesson.Type.PAGE,
                        Lesson.Type.RESOURCE,
                        Lesson.Type.QUIZ,
                        Lesson.Type.RESOURCE,
                        Lesson.Type.RESOURCE);
        Lesson quiz = course.lessons().skip(2).findFirst().orElseThrow();
        assertThat(quiz.part()).as("stops the film before it").contains(new Lesson.Part(53, 53));
        assertThat(quizzes.get(quiz.quiz().orElseThrow()).questions()).hasSize(3);
        assertThat(quizzes.of(teacher.id())).hasSize(1);
        assertThat(enrolments.of(pupil.id())).containsExactly(course.id());
        assertThat(classes.of(teacher.id(), Member.Part.TEACHER))
                .singleElement()
                .satisfies(open -> assertThat(open.code()).as("an open door").isPresent());
    }

    private UUID draft(String file) {
        Sample sample = samples.of(file);
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = catalog.create(new NewResource(sample.kind(), school(), teacher.id(), Descriptors.NONE))
                    .id();
            catalog.describe(id, Origin.PERSON, sample.words());
            String bytes = Digest.of(Path.of("ingest/samples").resolve(file)).hex();
            catalog.attach(id, new NewAsset(AssetRole.ORIGINAL, bytes, 1, "application/octet-stream", file));
            return id;
        });
    }

    private UUID school() {
        return teacher.memberships().getFirst().organisation();
    }
}
