package org.shuyuan.search.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;

@QuarkusTest
@WithTestResource(TestEngines.class)
class ReadingTest {

    @Inject
    Lexicon lexicon;

    @ParameterizedTest
    @CsvSource({
        "七年级上册有理数的加减法 视频, 七年级|上册|有理数的加减法|视频, 有理数的加减法",
        "初一數學課本, 初一|数学|课本, ''", // 数学课 would leave a piece of a word
        "高一物理课件, 高一|物理|课件, ''",
        "什么是二次函数, 什么是|二次函数, 二次函数",
        "micro lecture 勾股定理, micro lecture|勾股定理, 勾股定理",
        "人民教育出版社 数学, 人民教育出版社|数学, ''",
        "大自然的声音, 大自然的声音, 大自然的声音", // 自然 is an alias of a subject, and no name inside a word
        "x²+1, x2+1, x2+1",
        "八下 平行四边形, 八年级|下册|平行四边形, 平行四边形",
        "教科版三上科学, 教科版|三年级|上册|科学, ''",
    })
    void namesAreToldFromTheRest(String typed, String parts, String core) {
        Reading reading = read(typed);

        assertThat(reading.parts().stream().map(Reading.Part::text)).containsExactly(parts.split("\\|"));
        assertThat(reading.core()).isEqualTo(core);
    }

    @Test
    void schoolLanguageMeansTerms() {
        assertThat(read("初一 数学课 PPT 人民教育出版社").parts().stream()
                        .map(part -> part.terms().toString()))
                .containsExactly(
                        "{grade=[g7]}", "{subject=[mathematics]}", "{kind=[courseware]}", "{edition=[renjiao]}");
    }

    @Test
    void aKindIsPreferredAndAWordThatOnlyAsksIsIgnored() {
        assertThat(read("怎么算勾股定理 视频").wanted().stream().map(Reading.Part::text)).containsExactly("算勾股定理");
    }

    @Test
    void whereNothingElseWasTypedTheKindIsWanted() {
        assertThat(read("视频").wanted()).hasSize(1);
        assertThat(read("怎么").wanted()).hasSize(1);
    }

    @Test
    void quotedTextIsTakenAsItStands() {
        assertThat(read("“数学课件”").parts())
                .containsExactlyElementsOf(List.of(new Reading.Part("数学课件", true, Optional.empty())));
    }

    private Reading read(String typed) {
        return Reading.of(Wording.of(typed), lexicon);
    }
}
