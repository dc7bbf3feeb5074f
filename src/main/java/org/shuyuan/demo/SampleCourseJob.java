package org.shuyuan.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.demo.Samples.Sample;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.quiz.QuizJson;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Job;

/** Makes a course of samples and opens a class that follows it, as if a teacher had: once, and in one transaction. */
@ApplicationScoped
class SampleCourseJob implements Job {

    static final String NAME = "sample-course";

    private final Samples samples;
    private final DataFolder ingest;
    private final Catalog catalog;
    private final Courses courses;
    private final Quizzes quizzes;
    private final Classes classes;
    private final Accounts accounts;
    private final ObjectMapper json;

    SampleCourseJob(
            Samples samples,
            DataFolders folders,
            Catalog catalog,
            Courses courses,
            Quizzes quizzes,
            Classes classes,
            Accounts accounts,
            ObjectMapper json) {
        this.samples = samples;
        this.ingest = folders.ingest();
        this.catalog = catalog;
        this.courses = courses;
        this.quizzes = quizzes;
        this.classes = classes;
        this.accounts = accounts;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @param sample that has come in, of which there may be more to come */
    @Override
    public void run(String sample) {
        samples.course().ifPresent(course -> QuarkusTransaction.requiringNew().run(() -> make(course)));
    }

    private void make(SampleCourse wanted) {
        Account teacher = accounts.named(wanted.account()).orElseThrow();
        Map<String, UUID> resources = new TreeMap<>();
        for (String file : wanted.files()) {
            find(samples.of(file), teacher).ifPresent(found -> resources.put(file, found.id()));
        }
        if (resources.size() < wanted.files().size()) {
            return;
        }
        // Of two runs at once, one waits here until the other has made it.
        resources.values().forEach(catalog::held);
        if (courses.showing(resources.values()).isEmpty()) {
            make(wanted, teacher, resources);
        }
    }

    private void make(SampleCourse wanted, Account teacher, Map<String, UUID> resources) {
        UUID school = teacher.memberships().getFirst().organisation();
        Course course = courses.create(school, teacher.id(), wanted.words());
        courses.arrange(
                course.id(),
                course.version(),
                wanted.outline(
                        resources,
                        quiz -> quizzes.create(school, teacher.id(), json.convertValue(quiz, QuizJson.class))
                                .id()));
        catalog.publish(course.id());
        UUID group = classes.create(school, wanted.group(), teacher.id()).id();
        classes.put(group, accounts.named(wanted.pupil()).orElseThrow().id(), Member.Part.LEARNER);
        classes.set(group, course.id());
    }

    /** A sample as its job leaves it. */
    private Optional<LearningResource> find(Sample sample, Account teacher) {
        String bytes = Digest.of(ingest.bytes(Samples.FOLDER + sample.file())).hex();
        return catalog.duplicate(teacher.id(), sample.kind(), bytes)
                .filter(found -> found.published() || !sample.publish());
    }
}
