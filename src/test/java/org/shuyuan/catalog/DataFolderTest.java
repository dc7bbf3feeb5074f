package org.shuyuan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path own;

    @Test
    void everyBuiltInFileIsRight() {
        DataFolders folders = new DataFolders(Optional::empty, Optional::empty);

        Vocabularies vocabularies = new Vocabularies(folders);

        assertThat(new Kinds(folders).all()).extracting(Kind::id).contains("micro-lecture", "e-textbook");
        assertThat(new Curriculum(folders, vocabularies).lessons()).isNotEmpty();
        assertThat(vocabularies.get("grades").named("初一")).isPresent();
    }

    @Test
    void aFileOfTheDeploymentTakesThePlaceOfTheBuiltInOne() throws IOException {
        Files.writeString(own.resolve("kinds.yaml"), """
                kinds:
                  - {id: song, title: {zh-CN: 歌曲, en: Song}, mediaTypes: [audio/mpeg], maxBytes: 1000,
                     required: [title], recommended: [], steps: [describe]}
                """);
        DataFolders folders = new DataFolders(() -> Optional.of(own), Optional::empty);

        assertThat(new Kinds(folders).all()).extracting(Kind::id).containsExactly("song");
    }

    @Test
    void aWrongFileIsNamedWithItsLineAndTheReason() throws IOException {
        Files.writeString(own.resolve("kinds.yaml"), """
                kinds:
                  - id: song
                    title: {zh-CN: 歌曲, en: Song}
                    mediaTypes: [audio/mpeg]
                    maxBytes: plenty
                """);
        DataFolders folders = new DataFolders(() -> Optional.of(own), Optional::empty);

        assertThatThrownBy(() -> new Kinds(folders))
                .isInstanceOf(WrongDataFile.class)
                .hasMessageContaining("kinds.yaml:5:")
                .hasMessageContaining("maxBytes");
    }
}
