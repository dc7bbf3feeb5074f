package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "collapse-space           | '  二次   函数 '               | 二次 函数",
                "mend-encoding            | ¶þ´Îº¯Êý 9.1                    | 二次函数 9.1",
                "mend-encoding            | Müller Straße café              | Müller Straße café",
                "mend-encoding            | 二次函数                        | 二次函数",
                "split-comma              | '抛物线,顶点，对称轴'           | '抛物线,顶点,对称轴'",
                "split-semicolon          | 张三；李四;王五、赵六            | 张三,李四,王五,赵六",
                "strip-filename-extension | 教案（第3稿）.docx              | 教案（第3稿）",
                "strip-filename-extension | 22.1 二次函数                   | 22.1 二次函数",
                "drop-untitled            | Microsoft Word - 教案.doc       | 教案.doc",
                "drop-untitled            | Microsoft Word - 文档1.doc      | -",
                "drop-untitled            | PowerPoint 演示文稿             | -",
                "drop-untitled            | 幻灯片 1                        | -",
                "drop-untitled            | scan0001                        | -",
                "drop-untitled            | 未命名                          | -",
                "drop-untitled            | 文档的阅读                      | 文档的阅读",
                "drop-program-name        | Apache POI                      | -",
                "drop-program-name        | 微软用户                        | -",
                "drop-program-name        | 李华                            | 李华",
                "language-tag             | zh_CN                           | zh-CN",
                "language-tag             | 中文                            | -",
                "drop-untitled            | 新建筑材料                      | 新建筑材料",
                "drop-untitled            | 新建 Microsoft Word 文档.docx   | -",
                "drop-program-name        | 深度学习小组                    | 深度学习小组",
                "integer                  | 1e-999999999                    | -",
                "date                     | 2026-03-01T08:00:00Z            | 2026-03-01",
                "date                     | 2026-3                          | 2026-03",
                "date                     | 2026年3月1日                    | 2026-03-01",
                "date                     | 2026                            | 2026",
                "date                     | 1601-01-01T00:00:00Z            | -",
                "date                     | 2026-02-31                      | -",
                "integer                  | 12.0                            | 12",
                "integer                  | -3                              | -",
                "integer                  | 1e999999999                     | -",
                "seconds                  | 3.0563297271728516              | 3.056",
                "seconds                  | NaN                             | -",
            })
    void keepsTheValueThatAPersonMeant(String name, String value, String kept) {
        Normaliser.Wording normaliser = (Normaliser.Wording) Normaliser.of(name);
        List<String> expected = kept == null ? List.of() : Arrays.asList(kept.split(","));
        assertThat(normaliser.apply(value)).isEqualTo(expected);
    }

    @Test
    void leavesLongNoiseAsItIs() {
        String noise = "¶þ".repeat(50_000) + "\u0001";
        assertThat(Mojibake.mended("é" + noise)).isEqualTo("é" + noise);
    }

    @Test
    void knowsAClosedListOfNames() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Normaliser.of("upper-case"));
    }
}
