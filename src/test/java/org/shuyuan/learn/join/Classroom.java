package org.shuyuan.learn.join;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Origin;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;

/** Pupils, courses and classes of a teacher, made as people make them. */
@ApplicationScoped
class Classroom {

    private final Staff staff;
    private final Accounts accounts;
    private final Catalog catalog;

    Classroom(Staff staff, Accounts accounts, Catalog catalog) {
        this.staff = staff;
        this.accounts = accounts;
        this.catalog = catalog;
    }

    /** A new one at the teacher's school, who is in no class yet. */
    Account pupil(Account teacher) {
        String name = "pupil-" + UUID.randomUUID();
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.add(
                        name, "小溪", "secret", teacher.memberships().getFirst().organisation(), Role.LEARNER));
    }

    /** A published one that is for these grades. */
    String course(Account teacher, String... grades) {
        return course(teacher, Map.of(Field.GRADE, List.of(grades)));
    }

    /** A published one of which this is said. */
    String course(Account teacher, Map<Field, List<String>> words) {
        String course = as(teacher)
                .body("{\"title\": \"课程 " + UUID.randomUUID() + "\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
        QuarkusTransaction.requiringNew().run(() -> {
            catalog.describe(UUID.fromString(course), Origin.PERSON, words);
            catalog.publish(UUID.fromString(course));
        });
        return course;
    }

    /** Gives the course to a class of its own, in which the pupil is. */
    void set(String course, Account teacher, Account pupil) {
        JsonPath made =
                as(teacher).body("{\"title\": \"班\"}").post("/api/classes").jsonPath();
        as(pupil)
                .body("{\"code\": \"" + made.getString("code") + "\"}")
                .post("/api/classes/join")
                .then()
                .statusCode(200);
        as(teacher)
                .put("/api/classes/" + made.getString("id") + "/courses/" + course)
                .then()
                .statusCode(200);
    }

    private RequestSpecification as(Account account) {
        return staff.as(account).contentType(ContentType.JSON);
    }
}
