package org.shuyuan.preview;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

/** Teachers and their slides and plans. */
@ApplicationScoped
class Lectern {

    static final String PREVIEW = "/api/resources/{id}/preview";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Catalog catalog;
    private final Processing processing;
    private final BlobStore blobs;
    private final Staff staff;
    private final Event<FileAccepted> accepted;

    Lectern(Catalog catalog, Processing processing, BlobStore blobs, Staff staff, Event<FileAccepted> accepted) {
        this.catalog = catalog;
        this.processing = processing;
        this.blobs = blobs;
        this.staff = staff;
        this.accepted = accepted;
    }

    Account teacher(String name) {
        return staff.teacher(name);
    }

    RequestSpecification as(Account account) {
        return staff.as(account);
    }

    /** Published and described. */
    UUID published(Account teacher, String kind, String title, Path file, String mediaType) {
        UUID resource = QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                kind,
                                teacher.memberships().getFirst().organisation(),
                                teacher.id(),
                                Descriptors.NONE.with(Field.TITLE, Origin.PERSON, List.of(title))))
                        .id());
        give(resource, file, mediaType);
        QuarkusTransaction.requiringNew().run(() -> catalog.publish(resource));
        return resource;
    }

    /** Gives the resource this file, and waits until it is described. */
    void give(UUID resource, Path file, String mediaType) {
        QuarkusTransaction.requiringNew().run(() -> {
            Blob blob = blobs.put(file);
            Asset original = catalog.attach(
                    resource,
                    new NewAsset(
                            AssetRole.ORIGINAL,
                            blob.digest().hex(),
                            blob.size(),
                            mediaType,
                            file.getFileName().toString()));
            processing.expect(resource, List.of(Step.DESCRIBE));
            accepted.fire(new FileAccepted(resource, original.id(), mediaType));
        });
        await().atMost(LONG)
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> processing.of(resource).stage())
                        .matches("done|failed"));
    }

    JsonPath preview(Account teacher, UUID resource) {
        return as(teacher)
                .get(PREVIEW, resource)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath awaitPreview(Account teacher, UUID resource, String state) {
        await().atMost(LONG)
                .until(() -> preview(teacher, resource).getString("state").equals(state));
        return preview(teacher, resource);
    }

    List<Place> places(UUID resource, PlaceType type) {
        return QuarkusTransaction.requiringNew().call(() -> catalog.places(resource)).stream()
                .filter(place -> place.type() == type)
                .toList();
    }

    String pages(UUID resource) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        catalog.get(resource).descriptors().first(Field.PAGES).orElse(""));
    }

    /** What a program is told of its files to be read. */
    JsonPath playback(UUID resource) {
        return io.restassured.RestAssured.given()
                .get("/api/resources/{id}", resource)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The addresses of the places of this resource at which the search finds this. */
    List<String> found(String words, UUID resource) {
        return io.restassured.RestAssured.given()
                .queryParam("q", words)
                .get("/s")
                .htmlPath()
                .<String>getList("**.findAll { it.@class == 'place' }.@href")
                .stream()
                .filter(href -> href.contains(resource.toString()))
                .toList();
    }
}
