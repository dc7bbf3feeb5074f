package org.shuyuan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
    @TempDir
    Path root;

    private FileBlobStore store;

    @BeforeEach
    void open() {
        store = new FileBlobStore(root.resolve("blobs"));
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Test
    void shardsByTheFirstFourDigits() {
        Digest digest = store.put(noise(1, 10)).digest();

        String hex = digest.hex();
        assertThat(root.resolve("blobs")
                        .resolve(hex.substring(0, 2))
                        .resolve(hex.substring(2, 4))
                        .resolve(hex))
                .isRegularFile();
    }

    @Test
    void adoptsByLinkAndLeavesTheFileToItsOwner() throws IOException {
        Path part = Files.write(root.resolve("part"), noise(2, 1_000));

        Digest digest = store.adopt(part, Digest.of(part)).digest();

        try (LocalCopy copy = store.local(digest)) {
            assertThat(Files.getAttribute(copy.path(), "unix:ino")).isEqualTo(Files.getAttribute(part, "unix:ino"));
        }
    }

    @Test
    void leavesNothingHalfWrittenWhenTheSourceFails() throws IOException {
        assertThatThrownBy(() -> store.put(root.resolve("not-there"))).isInstanceOf(UncheckedIOException.class);

        try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void hasNoAddressesOfItsOwn() {
        Digest digest = store.put(noise(3, 10)).digest();

        assertThat(store.presigned(digest, Duration.ofMinutes(1), "video/mp4")).isEmpty();
    }

    @Test
    void saysWhichDirectoryIsMissing() throws IOException {
        Files.delete(root.resolve("blobs/arriving"));

        assertThatThrownBy(store::check)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(root.toString());
    }
}
