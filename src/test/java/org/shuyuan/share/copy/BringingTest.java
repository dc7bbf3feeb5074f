package org.shuyuan.share.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.fetch.Pace;
import org.shuyuan.fetch.TestFetcher;
import org.shuyuan.share.copy.Bringing.Brought;
import org.shuyuan.storage.Digest;

/** One file, brought over lines that break, by a process that is killed, from repositories that lie. */
class BringingTest {

    private static final int SIZE = 3_000_000;
    private static final Pace AT_ONCE = _ -> {};

    private static final class Killed extends Error {}

    @TempDir
    Path folder;

    private final byte[] bytes = bytes(SIZE);
    private final GivingHouse house = new GivingHouse("bringing.example");
    private ListedFile film = file(house);

    @BeforeEach
    void theHouseHasIt() {
        house.writes("film", "一节课").original("film", bytes).published();
        film = file(house);
    }

    @AfterEach
    void theHouseGoes() {
        house.close();
    }

    @Test
    void aFileThatIsBrokenOffGoesOnWhereItWas() throws Exception {
        house.breaksOffAfter(1_000_000);

        try (Parts.Part part = part()) {
            assertThat(bring(part, AT_ONCE)).isInstanceOf(Brought.Whole.class);
            assertThat(part.path()).hasBinaryContent(bytes);
        }

        assertThat(house.fetched("film")).hasSize(2).last().asString().matches("film bytes=[1-9]\\d+-");
    }

    @Test
    void whatAKilledProcessHasFetchedIsNotFetchedAgain() throws Exception {
        // A kill keeps what was written; nothing else survives of the process.
        AtomicLong seen = new AtomicLong();
        try (Parts.Part part = part()) {
            assertThatThrownBy(() -> bring(part, piece -> {
                        if (seen.addAndGet(piece) > 2_000_000) {
                            throw new Killed();
                        }
                    }))
                    .isInstanceOf(Killed.class);
        }
        long kept = Files.size(folder.resolve(film.digest().hex() + ".part"));

        try (Parts.Part part = part()) {
            assertThat(bring(part, AT_ONCE)).isInstanceOf(Brought.Whole.class);
            assertThat(part.path()).hasBinaryContent(bytes);
        }

        assertThat(kept).isBetween(2_000_000L, 2_200_000L);
        assertThat(house.fetched("film")).last().isEqualTo("film bytes=" + kept + "-");
    }

    @Test
    void aTailThatThePowerCutHasSpoiltIsNoticed() throws Exception {
        byte[] spoilt = Arrays.copyOf(bytes, 1_500_000);
        Arrays.fill(spoilt, 1_400_000, 1_500_000, (byte) 0);
        try (Parts.Part part = part()) {
            Files.write(part.path(), spoilt);

            assertThat(bring(part, AT_ONCE)).isInstanceOf(Brought.Whole.class);
            assertThat(part.path()).hasBinaryContent(bytes);
        }

        assertThat(house.fetched("film")).containsExactly("film bytes=1500000-", "film ");
    }

    @Test
    void otherBytesThanWereAnnouncedAreNotKept() throws Exception {
        house.is(GivingHouse.Mood.LYING);

        try (Parts.Part part = part()) {
            assertThat(bring(part, AT_ONCE)).isInstanceOf(Brought.Untrue.class);
            assertThat(part.length()).isZero();
        }
    }

    @Test
    void aWebPageIsNoFile() throws Exception {
        house.is(GivingHouse.Mood.PAGES);

        try (Parts.Part part = part()) {
            assertThat(bring(part, AT_ONCE)).isInstanceOf(Brought.Untrue.class);
            assertThat(part.length()).isZero();
        }
    }

    @Test
    void anotherSizeThanWasAnnouncedIsNotTrue() throws Exception {
        film = new ListedFile(AssetRole.ORIGINAL, Optional.empty(), film.digest(), SIZE - 5L, film.address(), "film");

        try (Parts.Part part = part()) {
            assertThat(bring(part, AT_ONCE)).isInstanceOf(Brought.Untrue.class);
        }
    }

    @Test
    void whoIsAwayIsAskedLaterAndWhatCameIsKept() throws Exception {
        house.is(GivingHouse.Mood.AWAY);

        try (Parts.Part part = part()) {
            Files.write(part.path(), Arrays.copyOf(bytes, 1_000));

            assertThat(bring(part, AT_ONCE)).isInstanceOf(Brought.Later.class);
            assertThat(part.length()).isEqualTo(1_000);
        }
    }

    @Test
    void whoDoesNotHaveItCostsNothingOfWhatAnotherGave() throws Exception {
        film = new ListedFile(
                AssetRole.ORIGINAL, Optional.empty(), film.digest(), SIZE, URI.create("http://10.0.0.1/film"), "film");

        try (Parts.Part part = part()) {
            Files.write(part.path(), Arrays.copyOf(bytes, 1_000));

            assertThat(bring(part, AT_ONCE)).as("an address inside").isInstanceOf(Brought.Refused.class);
            assertThat(part.length()).isEqualTo(1_000);
        }
    }

    @Test
    void twoCopiesOfTheSameBytesAreOneFetch() throws Exception {
        Parts parts = parts();
        try (Parts.Part first = parts.open(film.digest()).orElseThrow()) {
            assertThat(first.length()).isZero();
            assertThat(parts.open(film.digest())).isEmpty();
        }
        assertThat(parts.open(film.digest())).isPresent();
    }

    private Brought bring(Parts.Part part, Pace pace) throws IOException, InterruptedException {
        return new Bringing(TestFetcher.allowing("127.0.0.1")).bring(film, part, "邻区", pace);
    }

    private Parts parts() {
        return new Parts(folder, Clock.systemUTC());
    }

    private Parts.Part part() throws IOException {
        return parts().open(film.digest()).orElseThrow();
    }

    private ListedFile file(GivingHouse from) {
        return new ListedFile(AssetRole.ORIGINAL, Optional.empty(), Digest.of(bytes), SIZE, from.file("film"), "film");
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
