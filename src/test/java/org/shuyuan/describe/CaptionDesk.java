package org.shuyuan.describe;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Place;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Teachers and their lessons, for tests of captions by HTTP. */
@ApplicationScoped
class CaptionDesk {

    static final String TRACKS = "/api/resources/{id}/captions";
    static final String CHINESE = TRACKS + "/zh-CN";
    static final String SRT = "1\r\n00:00:01,500 --> 00:00:03,000\r\n<b>一切物体</b>都有惯性，因为惯性是物体的性质。\r\n";
    static final String VTT = "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n一切物体都有惯性，因为惯性是物体的性质。\n";
    static final String OTHER = "WEBVTT\n\n00:00:09.000 --> 00:00:10.000\n再见\n";

    private final Catalog catalog;
    private final Organisations organisations;
    private final Accounts accounts;
    private final ApiTokens tokens;

    CaptionDesk(Catalog catalog, Organisations organisations, Accounts accounts, ApiTokens tokens) {
        this.catalog = catalog;
        this.organisations = organisations;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    UUID aLessonOf(Account owner) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                "micro-lecture",
                                owner.memberships().getFirst().organisation(),
                                owner.id(),
                                Descriptors.NONE))
                        .id());
    }

    ValidatableResponse put(Account account, UUID lesson, String track, String header, String value) throws Exception {
        return as(account)
                .header(header, value)
                .contentType("text/vtt")
                .body(utf8(track))
                .put(CHINESE, lesson)
                .then();
    }

    void publish(UUID lesson) {
        QuarkusTransaction.requiringNew().run(() -> {
            catalog.describe(lesson, Origin.PERSON, Map.of(Field.TITLE, List.of("惯性")));
            catalog.publish(lesson);
        });
    }

    List<String> cues(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.places(lesson).stream().map(Place::text).toList());
    }

    List<Asset> tracks(UUID lesson) {
        return QuarkusTransaction.requiringNew().call(() -> catalog.get(lesson).assets());
    }

    RequestSpecification as(Account account) throws Exception {
        return given().header(
                        "Authorization",
                        "Bearer " + tokens.issue(account.name()).orElseThrow());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Account teacher(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.named(name).orElseGet(() -> {
                    Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, name, "测试学校");
                    return accounts.add(name, "测试", "secret", school.id(), Role.TEACHER);
                }));
    }
}
