package org.shuyuan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises. */
abstract class BlobStoreContract {
    @TempDir
    Path scratch;

    abstract BlobStore store();

    @Test
    void givesBackTheBytesItWasGiven() throws IOException {
        byte[] bytes = noise(1, 300_000);
        Path file = Files.write(scratch.resolve("file"), bytes);

        Blob blob = store().put(file);

        assertThat(blob).isEqualTo(new Blob(Digest.of(bytes), bytes.length));
        assertThat(all(blob.digest())).isEqualTo(bytes);
        assertThat(store().size(blob.digest())).isEqualTo(bytes.length);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void takesBytesFromMemoryAndNoneAtAll() throws IOException {
        Blob some = store().put(new byte[] {1, 2, 3});
        Blob none = store().put(new byte[0]);

        assertThat(all(some.digest())).containsExactly(1, 2, 3);
        assertThat(all(none.digest())).isEmpty();
        assertThat(store().size(none.digest())).isZero();
    }

    @Test
    void adoptsAFileUnderTheDigestItIsTold() throws IOException {
        byte[] bytes = noise(2, 100_000);
        Path file = Files.write(scratch.resolve("part"), bytes);

        Blob blob = store().adopt(file, Digest.of(bytes));
        Files.delete(file);

        assertThat(all(blob.digest())).isEqualTo(bytes);
    }

    @Test
    void adoptsTheSameFileTwiceAsAfterACrash() throws IOException {
        byte[] bytes = noise(3, 50_000);
        Path file = Files.write(scratch.resolve("part"), bytes);
        Blob first = store().adopt(file, Digest.of(bytes));

        Blob second = store().adopt(file, Digest.of(bytes));

        assertThat(second).isEqualTo(first);
        assertThat(all(first.digest())).isEqualTo(bytes);
    }

    @Test
    void keepsABigFileWhole() throws IOException {
        byte[] bytes = noise(4, 37 * 1024 * 1024 + 5);
        Path file = Files.write(scratch.resolve("big"), bytes);

        Blob blob = store().put(file);

        assertThat(store().size(blob.digest())).isEqualTo(bytes.length);
        try (InputStream in = store().open(blob.digest(), 36L * 1024 * 1024, 2L * 1024 * 1024)) {
            assertThat(in.readAllBytes()).isEqualTo(slice(bytes, 36 * 1024 * 1024, bytes.length));
        }
        try (LocalCopy copy = store().local(blob.digest())) {
            assertThat(Digest.of(copy.path())).isEqualTo(blob.digest());
        }
    }

    @Test
    void readsRangesAndEndsWhereTheBlobEnds() throws IOException {
        byte[] bytes = noise(5, 10_000);
        Digest digest = store().put(bytes).digest();

        assertThat(range(digest, 0, 10)).isEqualTo(slice(bytes, 0, 10));
        assertThat(range(digest, 4_000, 2_000)).isEqualTo(slice(bytes, 4_000, 6_000));
        assertThat(range(digest, 9_990, 1_000)).isEqualTo(slice(bytes, 9_990, 10_000));
        assertThat(range(digest, 10_000, 5)).isEmpty();
        assertThat(range(digest, 20_000, 5)).isEmpty();
        assertThat(range(digest, 17, 0)).isEmpty();
        assertThatThrownBy(() -> range(digest, -1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lendsAFileForAsLongAsItIsOpen() throws IOException {
        byte[] bytes = noise(6, 1_000);
        Digest digest = store().put(bytes).digest();

        try (LocalCopy copy = store().local(digest)) {
            assertThat(copy.path()).hasBinaryContent(bytes);
        }

        assertThat(all(digest)).isEqualTo(bytes);
    }

    @Test
    void saysWhatItDoesNotHave() {
        Digest unknown = Digest.of(new byte[] {42, 7});

        assertThat(store().has(unknown)).isFalse();
        assertThatThrownBy(() -> store().size(unknown)).isInstanceOf(BlobMissing.class);
        assertThatThrownBy(() -> store().open(unknown)).isInstanceOf(BlobMissing.class);
        assertThatThrownBy(() -> store().open(unknown, 0, 1)).isInstanceOf(BlobMissing.class);
        assertThatThrownBy(() -> store().local(unknown)).isInstanceOf(BlobMissing.class);
    }

    @Test
    void forgetsOnceAndTwice() {
        Digest digest = store().put(noise(7, 100)).digest();

        store().delete(digest);
        store().delete(digest);

        assertThat(store().has(digest)).isFalse();
    }

    @Test
    void storesOnceWhatManyPutAtTheSameTime() throws Exception {
        byte[] bytes = noise(8, 200_000);
        List<Callable<Blob>> puts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Path file = Files.write(scratch.resolve("same-" + i), bytes);
            puts.add(i % 2 == 0 ? () -> store().put(file) : () -> store().adopt(file, Digest.of(bytes)));
        }

        List<Blob> blobs = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Blob> done : threads.invokeAll(puts)) {
                blobs.add(result(done));
            }
        }

        assertThat(blobs).containsOnly(new Blob(Digest.of(bytes), bytes.length));
        assertThat(all(Digest.of(bytes))).isEqualTo(bytes);
    }

    @Test
    void isReadyAndNamesItself() {
        store().check();

        assertThat(store().name()).isNotBlank();
    }

    static byte[] noise(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    byte[] all(Digest digest) throws IOException {
        try (InputStream in = store().open(digest)) {
            return in.readAllBytes();
        }
    }

    private byte[] range(Digest digest, long from, long length) throws IOException {
        try (InputStream in = store().open(digest, from, length)) {
            return in.readAllBytes();
        }
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static Blob result(Future<Blob> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
