package org.shuyuan.share.lti.tool;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Role;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.Launches;
import org.shuyuan.share.lti.TestPlatform;

/** A lesson in a tool, in a course that a platform shows in a frame: it opens here alone. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ToolInFrameTest {

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject
    ToolRoom room;

    @Inject
    Launches launches;

    @Test
    void theFrameSaysWhereItOpens() {
        String school = room.school("tool-in-frame");
        Account curator = room.somebody(school, Role.CURATOR, "tool-in-frame-curator");
        Account teacher = room.somebody(school, Role.TEACHER, "tool-in-frame-teacher");
        try (OtherTool tool = new OtherTool(base.toString());
                TestPlatform platform = new TestPlatform(base)) {
            launches.registered(platform);
            String course = room.course(teacher);
            String lesson = room.placed(teacher, course, room.registers(curator, school, tool));
            String frame = launches.launch(
                    platform,
                    message -> message.with(
                                    LaunchMessage.CLAIM + "target_link_uri", room.issuer() + "/course/" + course)
                            .with(LaunchMessage.CLAIM + "launch_presentation", Map.of("locale", "en")),
                    launches.lesson("不在这里"));

            given().get(frame + "/lesson/" + lesson)
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("href=\"/course/" + course + "/tool/" + lesson + "\" target=\"_blank\""),
                            containsString("It opens in Shuyuan only"));
        }
    }
}
