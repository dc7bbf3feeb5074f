package org.shuyuan.describe;

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
import org.shuyuan.people.Staff;

/** Teachers and their lessons, for tests of captions by HTTP. */
@ApplicationScoped
class CaptionDesk {

    static final String TRACKS = "/api/resources/{id}/captions";
    static final String CHINESE = TRACKS + "/zh-CN";
    static final String SRT = "1\r\n00:00:01,500 --> 00:00:03,000\r\n<b>一切物体</b>都有惯性，因为惯性是物体的性质。\r\n";
    static final String VTT = "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n一切物体都有惯性，因为惯性是物体的性质。\n";
    static final String OTHER = "WEBVTT\n\n00:00:09.000 --> 00:00:10.000\n再见\n";

    private final Catalog catalog;
    private final Staff staff;

    CaptionDesk(Catalog catalog, Staff staff) {
        this.catalog = catalog;
        this.staff = staff;
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

    RequestSpecification as(Account account) {
        return staff.as(account);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Account teacher(String name) {
        return staff.teacher(name);
    }
}
