package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;

class DropFolderTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

    @TempDir
    Path directory;

    private DropFolder folder;

    @BeforeEach
    void watch() {
        folder = new DropFolder(directory);
    }

    @Test
    void takesAFileThatStoodStillBetweenTwoLooks() throws IOException {
        Path file = Files.writeString(directory.resolve("lesson.mp4"), "whole");

        assertThat(folder.whole(NOW)).isEmpty();
        assertThat(folder.whole(NOW)).containsExactly(file);
    }

    @Test
    void waitsForAFileThatStillGrows() throws IOException {
        Path file = Files.writeString(directory.resolve("lesson.mp4"), "a");
        folder.whole(NOW);

        Files.writeString(file, "ab");

        assertThat(folder.whole(NOW)).isEmpty();
        assertThat(folder.whole(NOW)).containsExactly(file);
    }

    @Test
    void takesARenamedFileAtOnce() throws IOException {
        Path part = Files.writeString(directory.resolve("lesson.mp4.part"), "whole");
        assertThat(folder.whole(NOW)).isEmpty();
        assertThat(folder.whole(NOW)).isEmpty();

        Path file = Files.move(part, directory.resolve("lesson.mp4"));

        assertThat(folder.whole(NOW)).containsExactly(file);
    }

    @Test
    void givesAnEmptyFileAMinuteToGrow() throws IOException {
        Path file = Files.createFile(directory.resolve("lesson.mp4"));
        Files.setLastModifiedTime(file, FileTime.from(NOW));

        folder.whole(NOW);

        assertThat(folder.whole(NOW.plusSeconds(30))).isEmpty();
        assertThat(folder.whole(NOW.plusSeconds(61))).containsExactly(file);
    }

    @Test
    void leavesLinksHiddenFilesAndFoldersAlone() throws IOException {
        Path outside = Files.writeString(directory.resolve(".secret"), "not yours");
        Files.createSymbolicLink(directory.resolve("link.mp4"), outside);
        Files.createDirectory(directory.resolve("refused"));

        folder.whole(NOW);

        assertThat(folder.whole(NOW)).isEmpty();
    }

    @Test
    void movesARefusedFileAsideWithItsReasonInBothLanguages() throws IOException {
        Messages messages = new Messages();
        for (String content : new String[] {"first", "second"}) {
            folder.refuse(
                    Files.writeString(directory.resolve("notes.mp4"), content),
                    Problem.of(ProblemType.EMPTY_FILE),
                    messages);
        }

        assertThat(directory.resolve("notes.mp4")).doesNotExist();
        assertThat(directory.resolve("refused/notes.mp4")).hasContent("first");
        assertThat(directory.resolve("refused/2-notes.mp4")).hasContent("second");
        assertThat(Files.readString(directory.resolve("refused/notes.mp4.reason.txt")))
                .contains("文件是空的")
                .contains("The file is empty");
    }
}
