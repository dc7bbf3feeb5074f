package org.shuyuan.learn.quiz.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.learn.quiz.item.Blanks;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Gap;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Option;
import org.shuyuan.learn.quiz.item.Question.Ordering;
import org.shuyuan.learn.quiz.item.Question.Statement;
import org.shuyuan.learn.quiz.item.Question.Stem;
import org.shuyuan.learn.quiz.item.Question.Tolerance;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.learn.quiz.item.Sample;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What goes out comes in again; what others wrote is read in {@link QtiImportTest}. */
class QtiTest {

    private static final String WORDS = "下列说法 **正确** 的是：\n\n- 第一\n- 第二\n\n换行前\n换行后，a < b & c > d";

    private static byte[] exported(Question... questions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Qti.export(new Quiz(UUID.randomUUID(), "期中 <测验> & \"复习\"", Quiz.Rules.USUAL, List.of(questions), 1), out);
        return out.toByteArray();
    }

    private static Imported read(byte[] bytes) throws IOException {
        return Qti.read(new ByteArrayInputStream(bytes));
    }

    /** What comes back, with ids taken away. */
    private static Question travelled(Question question) throws IOException {
        Imported imported = read(exported(question));
        assertThat(imported.leftOut()).isEmpty();
        assertThat(imported.questions()).hasSize(1);
        return nameless(imported.questions().getFirst());
    }

    private static Question nameless(Question question) {
        Stem stem = question.stem();
        Stem bare = new Stem(new UUID(0, 0), stem.words(), stem.explanation(), stem.points());
        return switch (question) {
            case Choice choice -> new Choice(bare, choice.several(), choice.options(), choice.right());
            case Statement statement -> new Statement(bare, statement.right());
            case FillIn fillIn -> new FillIn(bare, fillIn.gaps());
            case Ordering ordering -> new Ordering(bare, ordering.options());
            case Numeric numeric -> new Numeric(bare, numeric.value(), numeric.tolerance(), numeric.unit());
        };
    }

    private static Stem stem(String words, String explanation, int points) {
        return new Stem(new UUID(0, 0), words, explanation, points);
    }

    private static final List<Option> OPTIONS =
            List.of(new Option("A", "**水**是 *化合物*"), new Option("1", "x < 3"), new Option("c3", "三\n行"));

    @Test
    void allKindsComeBackAsTheyWere() throws IOException {
        for (Question question : List.of(
                new Choice(stem(WORDS, "因为……\n\n第二段", 3), false, OPTIONS, Set.of("1")),
                new Choice(stem("多选", "", 5), true, OPTIONS, Set.of("A", "c3")),
                new Statement(stem("地球是方的。", "它是圆的。", 1), false),
                new Statement(stem("地球是圆的。", "", 1), true),
                new FillIn(
                        stem("水由____和____组成，化学式是____。", "", 6),
                        List.of(
                                new Gap(List.of("氢", "H", "\"氢\" & <H>")),
                                new Gap(List.of("氧")),
                                new Gap(List.of("H2O", "H₂O")))),
                new FillIn(stem("没有空格的题", "", 1), List.of(new Gap(List.of("一")), new Gap(List.of("二")))),
                new Ordering(stem("排列", "", 2), OPTIONS),
                new Numeric(
                        stem("圆周率是 ____ 吗？", "", 2),
                        new BigDecimal("3.14"),
                        new Tolerance(new BigDecimal("0.01"), false),
                        Optional.empty()),
                new Numeric(
                        stem("多长？", "", 2),
                        new BigDecimal("-5E+3"),
                        new Tolerance(new BigDecimal("5"), true),
                        Optional.of("cm")),
                new Numeric(
                        stem("2+3=", "", 1),
                        new BigDecimal("5"),
                        new Tolerance(BigDecimal.ZERO, false),
                        Optional.empty()))) {
            assertThat(travelled(question)).isEqualTo(question);
        }
    }

    @Test
    void titleAndOrderAreKept() throws IOException {
        Imported imported = read(exported(Sample.choice("A"), Sample.statement(true), Sample.ordering()));

        assertThat(imported.title()).isEqualTo("期中 <测验> & \"复习\"");
        assertThat(imported.questions())
                .extracting(question -> question.stem().words())
                .containsExactly("哪些是偶数？", "地球是圆的。", "从早到晚排列：");
        assertThat(read(exported()).questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a_b_c 与 2*3*4 与 `x` 与 [y](javascript:alert(1))",
                "1. 不是列表\n- 是",
                "# 标题\n\n> 引用\n\n1. 一\n2. 二",
                "&lt;b&gt; \\*\\* ]]> \u0001 \uFFFE \uE05F",
                "![___](http://example.org/a___b.png)",
                "____",
                "+ 一\n\n~~~\n二\n~~~\n\n===",
                "-5 + 3.14 - 2. 四"
            })
    void whateverStandsInTheWordsIsShownAlikeAfterwards(String words) throws IOException {
        String once = read(exported(new Statement(stem("题：" + words, words, 1), true)))
                .questions()
                .getFirst()
                .stem()
                .words();
        String twice = travelled(new Statement(stem(once, "", 1), true)).stem().words();

        assertThat(twice).isEqualTo(once);
        assertThat(Blanks.xhtml(once)).doesNotContain("<script").doesNotContain("href=\"javascript");
    }

    @Test
    void pageLooksTheSameAfterTheWay() throws IOException {
        String words = "2*3*4 与 a_b_c，1\\. 点，`x`\n\n# 标题\n\n-5 + 3";

        String back = travelled(new Statement(stem(words, "", 1), true)).stem().words();

        assertThat(Blanks.xhtml(back)).isEqualTo(Blanks.xhtml(words).replaceAll("</?code>", ""));
    }

    @Test
    void markingIsWrittenIntoTheItem() {
        assertThat(ItemXml.of(Sample.choice("A", "C"))).contains("<qti-contains>", "cardinality=\"multiple\"");
        assertThat(ItemXml.of(Sample.numeric("3.14", "0.01", false, "m")))
                .contains("<qti-equal tolerance-mode=\"absolute\" tolerance=\"0.01\">", "base-type=\"float\"");
        assertThat(ItemXml.of(Sample.numeric("3.14", "0", false, ""))).contains("tolerance-mode=\"exact\"");
        assertThat(ItemXml.of(Sample.fillIn("氢|H")))
                .contains("<qti-map-entry map-key=\"H\" mapped-value=\"1\" case-sensitive=\"false\"/>");
        assertThat(ItemXml.of(Sample.statement(true)))
                .contains("<qti-simple-choice identifier=\"true\">", "<qti-value>true</qti-value>");
    }

    @Test
    void theSameQuizMakesTheSameBytes() throws IOException {
        Quiz quiz = new Quiz(new UUID(1, 2), "一", Quiz.Rules.USUAL, List.of(Sample.choice("A")), 1);
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        Qti.export(quiz, one);
        Qti.export(quiz, other);

        assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(one.toByteArray()))) {
            assertThat(zip.getNextEntry()).isNotNull();
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("imsqti_item_xmlv3p0");
        }
    }

    @Test
    void whatCannotBeAskedIsNotExported() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> exported(new Choice(stem("没有正确答案", "", 1), false, OPTIONS, Set.of("Z"))))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.QUESTION_WRONG);
                    assertThat(problem.arguments()).containsExactly("没有正确答案");
                });
    }
}
