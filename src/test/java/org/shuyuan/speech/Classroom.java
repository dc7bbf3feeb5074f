package org.shuyuan.speech;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

/** Teachers and their films, for tests of recognition. */
@ApplicationScoped
class Classroom {

    static final String RECOGNITION = "/api/resources/{id}/recognition";

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Staff staff;
    private final Event<FileAccepted> accepted;

    Classroom(Catalog catalog, BlobStore blobs, Staff staff, Event<FileAccepted> accepted) {
        this.catalog = catalog;
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

    UUID lesson(Account teacher, Path film) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID lesson = catalog.create(new NewResource(
                            "micro-lecture",
                            teacher.memberships().getFirst().organisation(),
                            teacher.id(),
                            Descriptors.NONE))
                    .id();
            Blob blob = blobs.put(film);
            Asset original = catalog.attach(
                    lesson, new NewAsset(AssetRole.ORIGINAL, blob.digest().hex(), blob.size(), "video/mp4", "课.mp4"));
            accepted.fire(new FileAccepted(lesson, original.id(), "video/mp4"));
            return lesson;
        });
    }

    List<String> tracks(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(lesson).assets().stream()
                        .filter(asset -> asset.role() == AssetRole.CAPTION)
                        .map(asset -> asset.language().orElse("") + " "
                                + asset.origin().id())
                        .toList());
    }

    List<Place> cues(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.places(lesson).stream()
                        .filter(place -> place.type() == PlaceType.CUE)
                        .toList());
    }
}
