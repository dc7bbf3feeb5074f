package org.shuyuan.share.lti;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;

/** Launches as a browser goes through them, for tests: a login, and what the platform sends back. */
@ApplicationScoped
public class Launches {

    private static final String TEACHER = "teacher-of-launches";

    private final Platforms platforms;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Catalog catalog;
    private final PublicAddress address;

    Launches(
            Platforms platforms,
            Organisations organisations,
            Accounts accounts,
            Catalog catalog,
            PublicAddress address) {
        this.platforms = platforms;
        this.organisations = organisations;
        this.accounts = accounts;
        this.catalog = catalog;
        this.address = address;
    }

    /** A login that this service has sent on to the platform. */
    public record Begun(URI to, Map<String, String> asked, String cookie) {

        public String state() {
            return asked.getOrDefault("state", "");
        }

        public String nonce() {
            return asked.getOrDefault("nonce", "");
        }
    }

    public UUID school() {
        return organisations
                .add(null, OrganisationLevel.SCHOOL, "lti-school", "启明中学")
                .id();
    }

    public UUID otherSchool() {
        return organisations
                .add(null, OrganisationLevel.SCHOOL, "lti-other-school", "明德中学")
                .id();
    }

    /** Registers a platform that answers here. */
    public Platform registered(TestPlatform platform) {
        return platforms.add(platform.registration(school()));
    }

    /** The same registration, with its keys elsewhere. */
    public Platform keptAt(Platform platform, URI keys) {
        return new Platform(
                platform.id(),
                platform.organisation(),
                platform.title(),
                platform.issuer(),
                platform.clientId(),
                platform.authorisation(),
                platform.token(),
                platform.audience(),
                keys,
                platform.frames(),
                platform.active(),
                platform.deployments());
    }

    /** A published lesson; the address of its page, as platforms have it. */
    public UUID lesson(String title) {
        Organisation school = organisations.find(school()).orElseThrow();
        UUID teacher = accounts.named(TEACHER)
                .orElseGet(() -> accounts.add(TEACHER, "王老师", "secret-secret", school.id(), Role.TEACHER))
                .id();
        UUID lesson = catalog.create(new NewResource("micro-lecture", school.id(), teacher, Descriptors.NONE))
                .id();
        catalog.describe(
                lesson,
                Origin.PERSON,
                Map.of(
                        Field.TITLE, List.of(title),
                        Field.SUBJECT, List.of("physics"),
                        Field.DURATION, List.of("600")));
        catalog.publish(lesson);
        return lesson;
    }

    /** The browser of somebody who has signed in, on a page of another site. */
    public RequestSpecification lured(String name, String password) {
        String session = given().redirects()
                .follow(false)
                .formParam("name", name)
                .formParam("password", password)
                .post("/sign-in")
                .cookie("shuyuan-session");
        return given().cookie("shuyuan-session", session).header("Sec-Fetch-Site", "cross-site");
    }

    public String page(UUID lesson) {
        return address.page(lesson);
    }

    public Begun begin(TestPlatform platform) {
        Response answer = given().redirects()
                .follow(false)
                .queryParam("iss", platform.issuer())
                .queryParam("client_id", platform.clientId())
                .queryParam("login_hint", "hint of a pupil & more")
                .queryParam("lti_message_hint", "{\"cmid\":17}")
                .queryParam("target_link_uri", address.base())
                .get("/lti/login");
        answer.then().statusCode(302);
        URI to = URI.create(answer.getHeader("Location"));
        return new Begun(to, TestPlatform.form(to.getRawQuery()), answer.getHeader("Set-Cookie"));
    }

    /** What comes of a token that the same browser brings. */
    public Response bring(Begun begun, String token) {
        String cookie = begun.cookie().substring(0, begun.cookie().indexOf(';'));
        return given().redirects()
                .follow(false)
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Accept-Language", "en")
                .formParam("state", begun.state())
                .formParam("id_token", token)
                .post("/lti/launch");
    }

    /** Launches a lesson; the address of the page in the frame. */
    public String launch(TestPlatform platform, LaunchMessage.Change change, UUID lesson) {
        Begun begun = begin(platform);
        Response answer = bring(
                begun,
                change.of(LaunchMessage.resource(platform, begun.nonce(), page(lesson)))
                        .signed());
        answer.then().statusCode(303);
        return answer.getHeader("Location");
    }
}
