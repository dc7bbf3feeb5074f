package org.shuyuan.share.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Adoption;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.ReceivedResource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.storage.Digest;

/** Who makes way when room is needed, and for whom. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RoomTest {

    private static final long SIZE = 1_000;

    @Inject
    Catalog catalog;

    @Inject
    Adoption adoption;

    @Inject
    Organisations organisations;

    @Inject
    Copies copies;

    @Inject
    CopyList list;

    @Inject
    Room room;

    private final Instant now = Instant.now();

    @Test
    void whatIsWithdrawnGoesFirstThenWhatRulesHaveBroughtThenWhatPeopleWanted() {
        UUID wantedLongAgo = copy(true, 60);
        UUID wanted = copy(true, 20);
        UUID brought = copy(false, 10);
        UUID broughtLongAgo = copy(false, 40);
        UUID withdrawn = copy(true, 0);
        catalog.withdraw(withdrawn, "");

        assertThat(order(true, now, List.of(wantedLongAgo, wanted, brought, broughtLongAgo, withdrawn)))
                .containsExactly(withdrawn, broughtLongAgo, brought, wantedLongAgo, wanted);
    }

    @Test
    void aRuleDisplacesOnlyWhatNobodyHasPlayedForLongAndNobodyHasAskedFor() {
        UUID wantedLongAgo = copy(true, 60);
        UUID brought = copy(false, 10);
        UUID broughtLongAgo = copy(false, 40);

        assertThat(order(false, now.minus(Duration.ofDays(14)), List.of(wantedLongAgo, brought, broughtLongAgo)))
                .containsExactly(broughtLongAgo);
    }

    @Test
    void whatPlaysNowStays() {
        UUID lesson = copy(false, 40);
        copies.played(lesson, now.minus(Duration.ofDays(39)), now.plusSeconds(60));

        assertThat(order(true, now, List.of(lesson))).isEmpty();
    }

    @Test
    void noMoreGoesThanIsNeededAndNothingWhereItWouldNotHelp() throws Exception {
        UUID first = copy(false, 90);
        UUID second = copy(false, 80);
        long held = list.bytes();

        assertThat(room.make(held + 1, true, held)).as("more than everything").isFalse();
        assertThat(state(first)).isEqualTo(Copy.State.HERE);
        assertThat(room.make(SIZE, true, held)).isTrue();
        assertThat(list.bytes()).isLessThanOrEqualTo(held - SIZE);
        assertThat(state(first)).isEqualTo(Copy.State.EVICTED);
        assertThat(state(second)).isEqualTo(Copy.State.HERE);
    }

    private Copy.State state(UUID resource) {
        return copies.find(resource).orElseThrow().state();
    }

    private List<UUID> order(boolean pinned, Instant since, List<UUID> among) {
        return list.evictable(pinned, since).stream()
                .map(Copy::resource)
                .filter(among::contains)
                .toList();
    }

    /** A copy that is here and was played last so many days ago. */
    private UUID copy(boolean pinned, int days) {
        Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "room", "房间小学");
        UUID id = adoption.receive(new ReceivedResource(
                        "e-textbook",
                        school.id(),
                        Map.of(Field.TITLE, List.of("一本书")),
                        new Provenance(Optional.empty(), List.of(hop()))))
                .id();
        QuarkusTransaction.requiringNew().run(() -> {
            if (pinned) {
                copies.asked(id);
            } else {
                copies.wanted(id);
            }
            copies.begin(id);
            copies.came(id, "2026-01-01", new FileList(file(), List.of()));
        });
        Instant played = now.minus(Duration.ofDays(days));
        copies.played(id, played, played);
        return id;
    }

    private static ListedFile file() {
        return new ListedFile(
                AssetRole.ORIGINAL,
                Optional.empty(),
                Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)),
                SIZE,
                URI.create("http://127.0.0.1/file"),
                "book.pdf");
    }

    private static Provenance.Hop hop() {
        return new Provenance.Hop(
                "http://127.0.0.1/oai",
                "oai:room:" + UUID.randomUUID(),
                "2026-01-01",
                "",
                "2026-01-01T00:00:00Z",
                true);
    }
}
