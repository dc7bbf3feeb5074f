package org.shuyuan.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.render.ladder.ChunkKey;
import org.shuyuan.render.ladder.Stage;
import org.shuyuan.storage.Digest;

/** Whose turn it is, on a real database; rolled back, so that no worker takes what is only asked about here. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@TestTransaction
class ChunksTest {

    private static final Digest BYTES = new Digest("ab".repeat(32));

    @Inject
    Chunks chunks;

    @Inject
    Renditions renditions;

    @Inject
    Wanted wanted;

    @Inject
    Catalog catalog;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    EntityManager entities;

    @BeforeEach
    void nothingElseWaits() {
        entities.createNativeQuery("delete from chunk").executeUpdate();
    }

    @Test
    void whatMakesReadableGoesFirstAndOrganisationsTakeTurns() {
        UUID archive = lesson("chunks-district");
        UUID another = lesson("chunks-district");
        UUID school = lesson("chunks-school");
        want(archive, Stage.SOUND, Stage.FIRST, Stage.REST);
        want(another, Stage.FIRST);
        want(school, Stage.FIRST, Stage.REST);

        assertThat(List.of(next(), next(), next(), next(), next(), next()))
                .containsExactly(
                        archive + " SOUND",
                        // The district has had its turn, the school none.
                        school + " FIRST",
                        archive + " FIRST",
                        another + " FIRST",
                        school + " REST",
                        archive + " REST");
        assertThat(chunks.take(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aRunThatComesBackGoesOnWithItsOwn() {
        UUID lesson = lesson("chunks-school");
        want(lesson, Stage.SOUND, Stage.FIRST);
        UUID run = UUID.randomUUID();

        Optional<Chunk> before = chunks.take(run);

        assertThat(chunks.take(run)).isEqualTo(before).isPresent();
    }

    @Test
    void whatIsNoLongerWantedComesToNothing() {
        UUID lesson = lesson("chunks-school");
        want(lesson, Stage.FIRST);
        UUID run = UUID.randomUUID();
        chunks.take(run);
        want(lesson, Stage.FIRST);

        assertThat(chunks.advanced(run, 50)).isFalse();
        assertThat(chunks.done(run, BYTES, false)).isFalse();
        assertThat(chunks.of(lesson))
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.done()).isFalse());
    }

    /** A partial ladder that was gathered slowly must not take the place of the whole one. */
    @Test
    void whatIsOverStaysSo() {
        UUID lesson = lesson("chunks-school");
        renditions.expect(lesson, RenditionName.LADDER, BYTES, "lesson", "recipe");
        Rendition ladder = ladder(lesson);
        Digest whole = new Digest("cd".repeat(32));

        assertThat(renditions.grown(ladder, BYTES)).isTrue();
        assertThat(renditions.ready(ladder, whole)).isTrue();
        assertThat(renditions.grown(ladder, BYTES)).isFalse();
        assertThat(ladder(lesson).bundle()).contains(whole);
        assertThat(ladder(lesson).state()).isEqualTo(Rendition.State.READY);
    }

    @Test
    void whatIsHalfMadeByAProfileThatHasChangedBeginsAnew() {
        UUID lesson = lesson("chunks-school");
        catalog.attach(lesson, new NewAsset(AssetRole.ORIGINAL, BYTES.hex(), 1, "video/mp4", "课.mp4"));
        wanted.want(lesson);
        String recipe = ladder(lesson).recipe();
        want(lesson, Stage.FIRST, Stage.REST);

        wanted.started(new StartupEvent());
        assertThat(chunks.of(lesson)).hasSize(2);

        entities.createNativeQuery("update rendition set recipe = 'older', plan = '{}' where resource = ?1")
                .setParameter(1, lesson)
                .executeUpdate();
        wanted.started(new StartupEvent());

        assertThat(chunks.of(lesson)).isEmpty();
        assertThat(ladder(lesson).recipe()).isEqualTo(recipe);
        assertThat(ladder(lesson).plan()).isEmpty();
        assertThat(ladder(lesson).state()).isEqualTo(Rendition.State.WAITING);
    }

    private Rendition ladder(UUID lesson) {
        return renditions.find(lesson, RenditionName.LADDER).orElseThrow();
    }

    private String next() {
        return chunks.take(UUID.randomUUID())
                .map(chunk -> chunk.resource() + " " + chunk.key().stage())
                .orElse("nothing");
    }

    private void want(UUID lesson, Stage... stages) {
        Rendition ladder = new Rendition(
                lesson,
                RenditionName.LADDER,
                BYTES,
                "lesson",
                "recipe",
                Rendition.State.RUNNING,
                0,
                Optional.empty(),
                Optional.empty());
        chunks.want(
                ladder,
                List.of(stages).stream().map(stage -> new ChunkKey(stage, 0)).toList());
    }

    private UUID lesson(String code) {
        Organisation organisation = organisations
                .withCode(code)
                .orElseGet(() -> organisations.add(null, OrganisationLevel.SCHOOL, code, "测试"));
        Account teacher = accounts.named(code)
                .orElseGet(() -> accounts.add(code, "测试", "secret", organisation.id(), Role.TEACHER));
        return catalog.create(new NewResource("micro-lecture", organisation.id(), teacher.id(), Descriptors.NONE))
                .id();
    }
}
