package org.shuyuan.share.feed;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Processing;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

/** What a teacher publishes, at a school whose code is the teacher's name. */
@ApplicationScoped
class Publications {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Catalog catalog;
    private final Staff staff;
    private final BlobStore blobs;
    private final Processing processing;
    private final Event<FileAccepted> accepted;

    Publications(Catalog catalog, Staff staff, BlobStore blobs, Processing processing, Event<FileAccepted> accepted) {
        this.catalog = catalog;
        this.staff = staff;
        this.blobs = blobs;
        this.processing = processing;
        this.accepted = accepted;
    }

    UUID draft(String teacher, String title) {
        return draft(teacher, "micro-lecture", Map.of(Field.TITLE, List.of(title)));
    }

    UUID draft(String teacher, String kind, Map<Field, List<String>> words) {
        Account owner = staff.teacher(teacher);
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = catalog.create(new NewResource(
                            kind, owner.memberships().getFirst().organisation(), owner.id(), Descriptors.NONE))
                    .id();
            catalog.describe(id, Origin.PERSON, words);
            return id;
        });
    }

    UUID published(String teacher, String title) {
        UUID id = draft(teacher, title);
        catalog.publish(id);
        return id;
    }

    UUID published(String teacher, String kind, Map<Field, List<String>> words) {
        UUID id = draft(teacher, kind, words);
        catalog.publish(id);
        return id;
    }

    /** A published film or recording, when all that is made of it is made. */
    UUID rendered(String teacher, String kind, Map<Field, List<String>> words, Path file, String mediaType) {
        UUID id = published(teacher, kind, words);
        Blob blob = blobs.put(file);
        QuarkusTransaction.requiringNew().run(() -> {
            Asset original = catalog.attach(
                    id, new NewAsset(AssetRole.ORIGINAL, blob.digest().hex(), blob.size(), mediaType, "原件"));
            accepted.fire(new FileAccepted(id, original.id(), mediaType));
        });
        await().atMost(PATIENCE)
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> processing.of(id).stage().equals("done")));
        return id;
    }

    void withdraw(UUID id) {
        catalog.withdraw(id, "测试");
    }

    void say(UUID id, Field field, String... values) {
        catalog.describe(id, Origin.PERSON, Map.of(field, List.of(values)));
    }

    /** Until the search knows so many of these words. */
    void found(String words, int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().queryParam("q", words)
                                .get("/api/search")
                                .jsonPath()
                                .getInt("total")
                        == count);
    }
}
