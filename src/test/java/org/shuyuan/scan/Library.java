package org.shuyuan.scan;

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
import org.shuyuan.catalog.Processing;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

/** Teachers and their scanned books. */
@ApplicationScoped
class Library {

    static final String SCAN = "/api/resources/{id}/scan";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Catalog catalog;
    private final Processing processing;
    private final BlobStore blobs;
    private final Staff staff;
    private final Event<FileAccepted> accepted;

    Library(Catalog catalog, Processing processing, BlobStore blobs, Staff staff, Event<FileAccepted> accepted) {
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

    /** A published book, described. */
    UUID book(Account teacher, String title, Path file) {
        UUID book = QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                "e-textbook",
                                teacher.memberships().getFirst().organisation(),
                                teacher.id(),
                                Descriptors.NONE.with(Field.TITLE, Origin.PERSON, List.of(title))))
                        .id());
        give(book, file);
        QuarkusTransaction.requiringNew().run(() -> catalog.publish(book));
        return book;
    }

    /** Gives the book this file, and waits until it is described. */
    void give(UUID book, Path file) {
        QuarkusTransaction.requiringNew().run(() -> {
            Blob blob = blobs.put(file);
            Asset original = catalog.attach(
                    book,
                    new NewAsset(AssetRole.ORIGINAL, blob.digest().hex(), blob.size(), "application/pdf", "书.pdf"));
            processing.expect(book, List.of(org.shuyuan.catalog.Step.DESCRIBE));
            accepted.fire(new FileAccepted(book, original.id(), "application/pdf"));
        });
        await().atMost(LONG)
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> processing.of(book).stage())
                        .matches("done|failed"));
    }

    JsonPath scan(Account teacher, UUID book) {
        return as(teacher).get(SCAN, book).then().statusCode(200).extract().jsonPath();
    }

    JsonPath awaitScan(Account teacher, UUID book, String state) {
        await().atMost(LONG).until(() -> scan(teacher, book).getString("state").equals(state));
        return scan(teacher, book);
    }

    List<Place> pages(UUID book) {
        return QuarkusTransaction.requiringNew().call(() -> catalog.places(book));
    }

    /** The numbers of the pages of this book at which the search finds this. */
    List<Integer> found(String words, UUID book) {
        JsonPath hits = io.restassured.RestAssured.given()
                .queryParam("q", words)
                .get("/api/search")
                .jsonPath();
        int at = hits.getList("hits.id", String.class).indexOf(book.toString());
        return at < 0 ? List.of() : hits.getList("hits[" + at + "].places.at", Integer.class);
    }
}
