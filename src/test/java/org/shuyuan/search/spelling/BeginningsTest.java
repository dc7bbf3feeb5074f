package org.shuyuan.search.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BeginningsTest {

    @Test
    void aTitleIsCompletedFromEachOfItsParts() {
        assertThat(Beginnings.of(Stream.of("第二十二章 二次函数：图像（一）", "抛物线")))
                .containsExactly("第二十二章 二次函数：图像（一）", "二次函数：图像（一）", "图像（一）", "一）", "抛物线");
    }

    @Test
    void aTitleOfManyPartsHasFewBeginnings() {
        assertThat(Beginnings.of(Stream.of("a b c d e f g h i j"))).hasSize(6);
    }
}
