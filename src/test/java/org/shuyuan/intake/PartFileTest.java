package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

class PartFileTest {
    @TempDir
    Path home;

    private Path directory;

    @BeforeEach
    void make() throws IOException {
        directory = home.resolve("upload");
        PartFile.make(directory);
    }

    @Test
    void keepsEveryByteThatCameBeforeTheLineBroke() throws IOException {
        MessageDigest sha = Digest.fresh();

        try (PartFile part = PartFile.tryOpen(directory).orElseThrow()) {
            Chunk chunk = new Chunk(part, sha, Optional.empty());
            assertThatThrownBy(() -> chunk.receive(breakingAfter("二次函数"), 1_000))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.UPLOAD_INTERRUPTED));
        }

        assertThat(PartFile.path(directory)).hasContent("二次函数");
        assertThat(PartFile.offset(directory)).isEqualTo(12);
        assertThat(Digest.finished(sha.digest())).isEqualTo(Digest.of(bytes("二次函数")));
    }

    @Test
    void aFullDiskIsSaidAndWhatIsHereStays() throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        assumeTrue(
                done("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
                "only root may mount a small disk");
        try {
            Path upload = disk.resolve("upload");
            PartFile.make(upload);
            try (PartFile part = PartFile.tryOpen(upload).orElseThrow()) {
                Chunk chunk = new Chunk(part, Digest.fresh(), Optional.empty());
                assertThatThrownBy(() -> chunk.receive(new ByteArrayInputStream(new byte[100_000]), 100_000))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.type()).isEqualTo(ProblemType.STORAGE_FULL));
            }
            assertThat(PartFile.offset(upload)).isBetween(1L, 64L << 10);
        } finally {
            assertThat(done("umount", disk.toString())).isTrue();
        }
    }

    private static boolean done(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        receive("abc", 10, Optional.empty());

        receive("defg", 7, Optional.empty());

        assertThat(PartFile.path(directory)).hasContent("abcdefg");
    }

    @Test
    void hasOneWriter() throws IOException {
        try (PartFile _ = PartFile.tryOpen(directory).orElseThrow()) {
            assertThat(PartFile.tryOpen(directory)).isEmpty();
        }

        try (PartFile again = PartFile.tryOpen(directory).orElseThrow()) {
            assertThat(again.offset()).isZero();
        }
    }

    @Test
    void saysThatItsBytesWereDeleted() throws IOException {
        FileTree.delete(directory);

        assertThat(PartFile.offset(directory)).isZero();
        assertThatThrownBy(() -> PartFile.tryOpen(directory)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void keepsAChunkWhoseChecksumHolds() throws IOException {
        receive("abc", 10, Optional.of(Checksum.of("sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=")));

        assertThat(PartFile.path(directory)).hasContent("abc");
        assertThat(directory.resolve("doubt")).doesNotExist();
    }

    @Test
    void keepsNothingOfAChunkWhoseChecksumDoesNotHold() throws IOException {
        receive("before ", 10, Optional.empty());

        assertThatThrownBy(() -> receive("abd", 10, Optional.of(Checksum.of("sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0="))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.CHECKSUM_MISMATCH));

        assertThat(PartFile.path(directory)).hasContent("before ");
    }

    @Test
    void keepsNothingUncheckedWhenItIsKilled() throws IOException {
        receive("before ", 10, Optional.empty());
        try (PartFile part = PartFile.tryOpen(directory).orElseThrow()) {
            part.beginDoubt();
            part.append(bytes("never judged"), 12);
        }

        assertThat(PartFile.offset(directory)).isEqualTo(7);
        try (PartFile part = PartFile.tryOpen(directory).orElseThrow()) {
            assertThat(part.offset()).isEqualTo(7);
        }
        assertThat(PartFile.path(directory)).hasContent("before ");
    }

    @Test
    void takesNoMoreThanWasAnnounced() {
        assertThatThrownBy(() -> receive("abcdef", 5, Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.UPLOAD_LENGTH_EXCEEDED));

        assertThat(PartFile.path(directory)).isEmptyFile();
    }

    @Test
    void digestsTheSameWithAndWithoutMemory() throws IOException {
        receive("abc", 10, Optional.empty());
        RunningDigests remembering = new RunningDigests();
        RunningDigests restarted = new RunningDigests();
        MessageDigest sha = Digest.fresh();
        sha.update(bytes("abc"));
        remembering.remember(UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90"), 3, sha);

        try (PartFile part = PartFile.tryOpen(directory).orElseThrow()) {
            var id = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
            assertThat(remembering.upTo(id, part).digest())
                    .isEqualTo(restarted.upTo(id, part).digest());
        }
    }

    private void receive(String text, long room, Optional<Checksum> checksum) throws IOException {
        try (PartFile part = PartFile.tryOpen(directory).orElseThrow()) {
            new Chunk(part, Digest.fresh(), checksum).receive(new ByteArrayInputStream(bytes(text)), room);
        }
    }

    private static InputStream breakingAfter(String text) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes(text)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
