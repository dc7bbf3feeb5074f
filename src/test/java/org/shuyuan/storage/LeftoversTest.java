package org.shuyuan.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path folder;

    @Test
    void whatDeadProcessesLeftGoes() throws Exception {
        Path mine = Files.createDirectories(folder.resolve(Leftovers.name()).resolve("deep"));
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.createFile(folder.resolve(ended.pid() + "-copy"));
        Path alive = Files.createFile(
                folder.resolve(ProcessHandle.current().parent().orElseThrow().pid() + "-copy"));
        Path other = Files.createFile(folder.resolve("readme"));

        Leftovers.sweep(folder);

        // In a container the process before had our number, and nothing of ours is there yet.
        assertThat(mine).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(alive, other);
        }
    }

    @Test
    void whereMachinesShareAFolderOnlyAgeTells() throws Exception {
        Path old = aged("old");
        Path wanted = aged("wanted");
        Path young = Files.createFile(folder.resolve(Leftovers.name()));

        Leftovers.sweep(folder, Duration.ofDays(1), file -> !file.equals(wanted));

        assertThat(old).doesNotExist();
        assertThat(wanted).exists();
        assertThat(young).exists();
    }

    private Path aged(String name) throws Exception {
        FileTime then = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        return Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), then);
    }
}
