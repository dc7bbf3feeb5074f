package org.shuyuan.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.describe.Captions;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.render.ladder.Footage;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;

/** A film that brings its captions along is captioned by itself, where the teacher has given none. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class TextTracksJobTest {

    @Inject
    Catalog catalog;

    @Inject
    BlobStore blobs;

    @Inject
    Captions captions;

    @Inject
    Staff staff;

    @Inject
    Event<FileAccepted> accepted;

    @TempDir
    Path folder;

    @Test
    void theFilmsOwnCaptionsAreKeptBesideThoseOfAPerson() throws Exception {
        Account teacher = staff.teacher("text-tracks");
        UUID lesson = QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                "micro-lecture",
                                teacher.memberships().getFirst().organisation(),
                                teacher.id(),
                                Descriptors.NONE))
                        .id());
        captions.attach(
                lesson,
                "zh-CN",
                "mine.vtt",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n老师写的\n".getBytes(StandardCharsets.UTF_8));

        accept(lesson, film());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(tracks(lesson)).containsExactlyInAnyOrder("zh-CN person", "en extracted"));
        assertThat(cues(lesson)).containsExactlyInAnyOrder("老师写的", "Good morning, class");
    }

    private Path film() throws Exception {
        Files.writeString(folder.resolve("zh.srt"), "1\n00:00:01,000 --> 00:00:02,000\n电脑写的\n");
        Files.writeString(folder.resolve("en.srt"), "1\n00:00:01,000 --> 00:00:02,000\nGood morning, class\n");
        return Footage.in(folder)
                .make(
                        "film.mkv",
                        "-f lavfi -i testsrc2=s=320x240:r=25:d=3 -i zh.srt -i en.srt",
                        "-map 0 -map 1 -map 2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:s copy"
                                + " -metadata:s:s:0 language=chi -metadata:s:s:1 language=eng");
    }

    private void accept(UUID lesson, Path file) {
        QuarkusTransaction.requiringNew().run(() -> {
            Blob blob = blobs.put(file);
            Asset original = catalog.attach(
                    lesson,
                    new NewAsset(AssetRole.ORIGINAL, blob.digest().hex(), blob.size(), "video/x-matroska", "film.mkv"));
            accepted.fire(new FileAccepted(lesson, original.id(), "video/x-matroska"));
        });
    }

    private List<String> tracks(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(lesson).assets().stream()
                        .filter(asset -> asset.role() == AssetRole.CAPTION)
                        .map(asset -> asset.language().orElse("") + " "
                                + asset.origin().id())
                        .toList());
    }

    private List<String> cues(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.places(lesson).stream()
                        .filter(place -> place.type() == PlaceType.CUE)
                        .map(Place::text)
                        .toList());
    }
}
