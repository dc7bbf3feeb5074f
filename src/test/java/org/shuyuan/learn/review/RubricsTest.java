package org.shuyuan.learn.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.WrongDataFile;

class RubricsTest {

    @TempDir
    Path own;

    @Test
    void theBuiltInOnesAreRight() {
        assertThat(Rubrics.read(new DataFolder("ingest", Optional.empty())))
                .containsOnlyKeys("general", "experiment", "reading");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: a, title: {zh-CN: 甲, en: A}, levels: 1, criteria: [{id: x, title: {zh-CN: 乙, en: B}}]  | levels
            id: a, title: {zh-CN: 甲, en: A}, levels: 5, criteria: []                                     | needs criteria
            id: a, title: {zh-CN: 甲, en: A}, levels: 5, criteria: [{id: X!, title: {zh-CN: 乙, en: B}}] | X!
            id: a, title: {zh-CN: 甲}, levels: 5, criteria: [{id: x, title: {zh-CN: 乙, en: B}}]         | en
            id: general, title: {zh-CN: 甲, en: A}, levels: 5, criteria: [{id: x, title: {zh-CN: 乙, en: B}}] | another rubric
            """)
    void aWrongOneStopsTheStart(String rubric, String reason) throws IOException {
        Path folder = Files.createDirectories(own.resolve("vocabularies/rubrics"));
        Files.writeString(folder.resolve("ours.yaml"), "{" + rubric + "}");

        assertThatThrownBy(() -> Rubrics.read(new DataFolder("ingest", Optional.of(own))))
                .isInstanceOf(WrongDataFile.class)
                .hasMessageContaining("ours.yaml:1")
                .hasMessageContaining(reason);
    }
}
