package org.shuyuan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedWordsTest {

    @ParameterizedTest
    @CsvSource({
        "光 合作 用 ， 又 称, 光合作用，又称",
        "y = x + 1 的 图 像, y = x + 1 的图像",
        "the law of motion, the law of motion",
        "“ 惯 性 ” 是, “惯性”是",
    })
    void charactersStandTogetherAndWordsApart(String read, String expected) {
        assertThat(PrintedWords.joined(read)).isEqualTo(expected);
    }

    @Test
    void linesAreJoinedAndSpotsAreLeftOut(@TempDir Path folder) throws Exception {
        Path table = Files.writeString(
                folder.resolve("words.tsv"),
                String.join(
                        "\n",
                        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
                        "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
                        word(1, 1, 1, 96, "抛物"),
                        word(1, 1, 2, 93, "线的"),
                        word(1, 1, 2, 5, "顶点"),
                        word(1, 2, 1, 90, "第二段"),
                        word(2, 1, 1, 12, "~|"),
                        ""));

        assertThat(PrintedWords.read(table)).isEqualTo("抛物线的顶点\n第二段");
    }

    private static String word(int block, int paragraph, int line, int confidence, String text) {
        return "5\t1\t%d\t%d\t%d\t1\t0\t0\t9\t9\t%d\t%s".formatted(block, paragraph, line, confidence, text);
    }
}
