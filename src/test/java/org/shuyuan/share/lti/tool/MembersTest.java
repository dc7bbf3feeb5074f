package org.shuyuan.share.lti.tool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.Account;
import org.shuyuan.people.Role;

/** Who is in the classes that follow a course, told to a tool that may know. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class MembersTest {

    private static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final String LEARNER = Claim.MEMBERSHIP + "Learner";

    @TestHTTPResource("/lti/tools/authorize")
    @SuppressWarnings("NullAway.Init")
    URI authorise;

    @Inject
    ToolRoom room;

    @Inject
    Classes classes;

    private OtherTool tool;
    private Account curator;
    private Account teacher;
    private Account pupil;
    private String school;
    private String client;
    private String course;
    private String lesson;

    @BeforeEach
    void aClassFollowsACourse() {
        tool = new OtherTool(authorise.toString());
        school = room.school("tool-members");
        curator = room.somebody(school, Role.CURATOR, "tool-members-curator");
        teacher = room.somebody(school, Role.TEACHER, "tool-members-teacher");
        pupil = room.somebody(school, Role.LEARNER, "tool-members-pupil");
        placed("rostered", "framed");
    }

    private void placed(String... how) {
        client = room.registers(curator, school, tool, how);
        course = room.course(teacher);
        lesson = room.placed(teacher, course, client);
        follows(school, teacher, pupil, room.somebody(school, Role.LEARNER, "tool-members-absent"));
    }

    private void follows(String house, Account by, Account... pupils) {
        UUID group = classes.create(UUID.fromString(house), "七年级一班", by.id()).id();
        List.of(pupils).forEach(each -> classes.put(group, each.id(), Member.Part.LEARNER));
        classes.set(group, UUID.fromString(course));
    }

    @AfterEach
    void shut() {
        tool.close();
    }

    @Test
    void membersHaveTheNamesByWhichTheToolKnowsThem() throws Exception {
        JWTClaimsSet told = room.launched(pupil, tool, "/course/" + course + "/tool/" + lesson + "/launch");
        Map<String, Object> service = told.getJSONObjectClaim(Claim.MEMBERS);
        assertThat(service).containsEntry("service_versions", List.of("2.0"));

        Response answer = with().get(ToolRoom.here(service.getOrDefault("context_memberships_url", "")));

        answer.then()
                .statusCode(200)
                .contentType(startsWith(TYPE))
                .body("id", equalTo(service.get("context_memberships_url")))
                .body("context.id", equalTo(course))
                .body("context.title", equalTo("丝绸之路"))
                .body("members", hasSize(3))
                .body("members.status", equalTo(List.of("Active", "Active", "Active")));
        assertThat(roles(answer))
                .containsEntry(told.getSubject(), LEARNER)
                .containsEntry(
                        room.launched(teacher, tool, "/course/" + course + "/tool/" + lesson + "/launch")
                                .getSubject(),
                        Claim.MEMBERSHIP + "Instructor");
        assertThat(answer.asString())
                .doesNotContain(pupil.displayName(), pupil.name(), pupil.id().toString());
    }

    @Test
    void namesAreToldWhereTheRegistrationSaysSo() {
        placed("rostered", "named");

        with().get(all()).then().body("members.name", equalTo(List.of("赵小明", "赵小明", "赵小明")));
    }

    @Test
    void pagesFollowEachOther() {
        Set<String> seen = new HashSet<>();
        String next = all() + "?limit=2&role=Learner";
        int pages = 0;
        while (!next.isEmpty()) {
            Response page = with().urlEncodingEnabled(false).get(next);
            seen.addAll(page.jsonPath().getList("members.user_id"));
            String link = page.getHeader("Link");
            next = link == null ? "" : ToolRoom.here(link.substring(1, link.indexOf('>')));
            pages++;
        }

        assertThat(seen).hasSize(2);
        assertThat(pages).isEqualTo(2);
    }

    @Test
    void aLinkHasTheMembersOfItsCourse() {
        String link = room.lessons(teacher, course).getString("outline.sections[-1].lessons[-1].tool");

        with().queryParam("rlid", link).get(all()).then().body("members", hasSize(3));
        with().queryParam("rlid", UUID.randomUUID()).get(all()).then().statusCode(404);
        with().queryParam("role", LEARNER).get(all()).then().body("members", hasSize(2));
    }

    @Test
    void classesOfOtherSchoolsAreNotTold() {
        String other = room.school("tool-members-other");
        follows(other, room.somebody(other, Role.TEACHER, "tool-members-guest"));

        with().get(all()).then().body("members", hasSize(3));
    }

    @Test
    void aToolThatIsNotRegisteredForItLearnsNothing() throws Exception {
        String rosters = client;
        placed("scored", "framed");
        assertThat(room.launched(pupil, tool, "/course/" + course + "/tool/" + lesson + "/launch")
                        .getClaims())
                .doesNotContainKey(Claim.MEMBERS);
        room.token(tool.signed(tool.claims(client, room.tokenAddress()).build()), Scope.MEMBERS.uri())
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        room.with(tool, client, Scope.SCORES).get(all()).then().statusCode(403);
        room.with(tool, rosters, Scope.MEMBERS).get(all()).then().statusCode(404);
        given().get(all()).then().statusCode(401);
        room.browser(teacher).get(all()).then().statusCode(401);
    }

    private RequestSpecification with() {
        return room.with(tool, client, Scope.MEMBERS);
    }

    private String all() {
        return MemberResource.path(UUID.fromString(course));
    }

    private static Map<String, String> roles(Response answer) {
        List<Map<String, Object>> members = answer.jsonPath().getList("members");
        return members.stream()
                .collect(Collectors.toMap(
                        member -> String.valueOf(member.get("user_id")),
                        member -> String.valueOf(((List<?>) member.getOrDefault("roles", List.of())).getFirst())));
    }
}
