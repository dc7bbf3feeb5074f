package org.shuyuan.learn.quiz.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Question.Choice;
import org.shuyuan.learn.quiz.item.Question.FillIn;
import org.shuyuan.learn.quiz.item.Question.Gap;
import org.shuyuan.learn.quiz.item.Question.Numeric;
import org.shuyuan.learn.quiz.item.Question.Option;
import org.shuyuan.learn.quiz.item.Question.Ordering;
import org.shuyuan.learn.quiz.item.Question.Statement;

/** QTI as others write it. */
class QtiImportTest {

    private static final String CHOICE = """
            <responseDeclaration identifier="R" cardinality="single" baseType="identifier">
              <correctResponse><value>ChoiceB</value></correctResponse></responseDeclaration>
            <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
            <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">
              <defaultValue><value>4</value></defaultValue></outcomeDeclaration>
            <itemBody>
              <p>中国的<strong>首都</strong>是</p>
              <choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="1">
                <prompt>请选择：</prompt>
                <simpleChoice identifier="ChoiceA">南京 <feedbackInline outcomeIdentifier="F" identifier="A" showHide="show">那是旧都。</feedbackInline></simpleChoice>
                <simpleChoice identifier="ChoiceB"><p>北<em>京</em></p></simpleChoice>
              </choiceInteraction>
            </itemBody>
            <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
            <modalFeedback outcomeIdentifier="FEEDBACK" identifier="x" showHide="show"><p>自 1949 年。</p></modalFeedback>
            """;

    private static String declared(String cardinality, String type, String... values) {
        return "<responseDeclaration identifier=\"R\" cardinality=\"%s\" baseType=\"%s\"><correctResponse>%s</correctResponse></responseDeclaration>"
                .formatted(
                        cardinality,
                        type,
                        String.join(
                                "",
                                Arrays.stream(values)
                                        .map(value -> "<value>" + value + "</value>")
                                        .toList()));
    }

    private static Imported read(String xml) {
        return QtiFiles.read(QtiFiles.utf8(xml));
    }

    private static Question only(String content) {
        Imported imported = read(QtiFiles.item("题", content));
        assertThat(imported.leftOut()).isEmpty();
        return imported.questions().getFirst();
    }

    @Test
    void choiceOf21() {
        Choice choice = (Choice) only(CHOICE);

        assertThat(choice.stem().words()).isEqualTo("中国的**首都**是\n\n请选择：");
        assertThat(choice.stem().points()).isEqualTo(4);
        assertThat(choice.stem().explanation()).isEqualTo("自 1949 年。\n\n那是旧都。");
        assertThat(choice.several()).isFalse();
        assertThat(choice.options()).containsExactly(new Option("ChoiceA", "南京"), new Option("ChoiceB", "北*京*"));
        assertThat(choice.right()).containsExactly("ChoiceB");
    }

    @Test
    void choiceOfSeveralByWhatIsMapped() {
        Choice choice = (Choice) only("""
                <responseDeclaration identifier="R" cardinality="multiple" baseType="identifier">
                  <mapping defaultValue="-1"><mapEntry mapKey="a-1" mappedValue="1"/><mapEntry mapKey="a-2" mappedValue="0.5"/>
                  <mapEntry mapKey="a-3" mappedValue="-1"/></mapping></responseDeclaration>
                <itemBody><choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>选</prompt>
                  <simpleChoice identifier="a-1">一</simpleChoice><simpleChoice identifier="a-2">二</simpleChoice>
                  <simpleChoice identifier="a-3">三</simpleChoice></choiceInteraction></itemBody>
                """);

        assertThat(choice.several()).isTrue();
        assertThat(choice.options()).extracting(Option::id).containsExactly("A", "B", "C");
        assertThat(choice.right()).isEqualTo(Set.of("A", "B"));
    }

    @Test
    void trueAndFalseAreAStatement() {
        Question statement = only(declared("single", "identifier", "False") + """
                <itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>地球是方的。</prompt>
                  <simpleChoice identifier="True">对</simpleChoice><simpleChoice identifier="False">错</simpleChoice>
                </choiceInteraction></itemBody>
                """);

        assertThat(statement)
                .isInstanceOfSatisfying(
                        Statement.class, read -> assertThat(read.right()).isFalse());
    }

    @Test
    void gapsOf21() {
        FillIn fillIn = (FillIn) only("""
                <responseDeclaration identifier="R" cardinality="single" baseType="string">
                  <correctResponse><value>氢</value></correctResponse>
                  <mapping defaultValue="0"><mapEntry mapKey="氢" mappedValue="1"/><mapEntry mapKey="H" mappedValue="1"/></mapping>
                </responseDeclaration>
                <responseDeclaration identifier="S" cardinality="single" baseType="string">
                  <correctResponse><value>氧</value></correctResponse></responseDeclaration>
                <itemBody><p>水由<textEntryInteraction responseIdentifier="S"/>和<textEntryInteraction responseIdentifier="R"/>组成，a_b</p></itemBody>
                """);

        assertThat(fillIn.stem().words()).isEqualTo("水由____和____组成，a\\_b");
        assertThat(fillIn.gaps()).containsExactly(new Gap(List.of("氧")), new Gap(List.of("氢", "H")));
    }

    @Test
    void orderOf21() {
        Ordering ordering = (Ordering) only(declared("ordered", "identifier", "C", "A", "B") + """
                <itemBody><orderInteraction responseIdentifier="R"><prompt>排列</prompt>
                  <simpleChoice identifier="A">甲</simpleChoice><simpleChoice identifier="B">乙</simpleChoice>
                  <simpleChoice identifier="C">丙</simpleChoice></orderInteraction></itemBody>
                """);

        assertThat(ordering.options()).extracting(Option::words).containsExactly("丙", "甲", "乙");
    }

    @Test
    void numberOf21() {
        Numeric numeric = (Numeric) only(declared("single", "float", "9.8") + """
                <itemBody><p>g = <textEntryInteraction responseIdentifier="R"/> N/kg</p></itemBody>
                <responseProcessing><responseCondition><responseIf>
                  <equal toleranceMode="relative" tolerance="2.5 2.5"><variable identifier="R"/><correct identifier="R"/></equal>
                  <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
                </responseIf></responseCondition></responseProcessing>
                """);

        assertThat(numeric.stem().words()).isEqualTo("g = ____ N/kg");
        assertThat(numeric.value()).isEqualByComparingTo("9.8");
        assertThat(numeric.tolerance().relative()).isTrue();
        assertThat(numeric.tolerance().by()).isEqualByComparingTo("2.5");
        assertThat(numeric.unit()).isEmpty();
    }

    @Test
    void wordsKeepWhatMarkdownCanSay() {
        Question statement = only(declared("single", "identifier", "true") + """
                <itemBody><h2>实 验</h2><div>H<sub>2</sub>O，x<sup>2</sup>，y<sup>n+1</sup><br/>第二行
                  <ul><li>一</li><li><p>二</p></li></ul><ol><li>甲</li><li>乙</li></ol></div>
                  <p>1. 2*3 &lt;b&gt; [a](b)</p><p> <b> 粗 </b><i>（斜）</i> </p>
                <choiceInteraction responseIdentifier="R" maxChoices="1">
                  <simpleChoice identifier="true">对</simpleChoice><simpleChoice identifier="false">错</simpleChoice>
                </choiceInteraction></itemBody>
                """);

        assertThat(statement.stem().words()).isEqualTo("""
                ## 实 验

                H₂O，x²，y^(n+1)
                第二行

                - 一
                - 二

                1. 甲
                2. 乙

                1\\. 2\\*3 \\<b> [a\\](b)

                **粗** （斜）""");
    }

    @Test
    void whatIsLostIsNamed() {
        Imported imported = read(QtiFiles.item("看图", CHOICE.replace("<p>中国", """
                <script>alert(1)</script><rubricBlock view="scorer"><p>答案是北京</p></rubricBlock>
                <p onclick="alert(1)"><img src="map.png" alt="地图"/><a href="javascript:alert(1)">链接</a>
                <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p><p>中国""")));

        assertThat(imported.leftOut())
                .containsExactly("看图 — script", "看图 — rubricBlock", "看图 — img", "看图 — a", "看图 — math");
        assertThat(imported.questions().getFirst().stem().words())
                .startsWith("地图链接 x")
                .doesNotContain("alert")
                .doesNotContain("答案");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotspotInteraction",
                "extendedTextInteraction",
                "inlineChoiceInteraction",
                "matchInteraction",
                "customInteraction"
            })
    void otherInteractionsAreNamed(String interaction) {
        Imported imported =
                read(QtiFiles.item("别的", "<itemBody><" + interaction + " responseIdentifier=\"R\"/></itemBody>"));

        assertThat(imported.questions()).isEmpty();
        assertThat(imported.leftOut()).containsExactly("别的 — " + interaction);
    }

    @Test
    void whatHasNoRightAnswerIsNamed() {
        assertThat(read(QtiFiles.item("缺", CHOICE.replace("<value>ChoiceB</value>", "")))
                        .leftOut())
                .containsExactly("缺 — correctResponse");
        assertThat(read(QtiFiles.item("错", CHOICE.replace("<value>ChoiceB</value>", "<value>ChoiceZ</value>")))
                        .leftOut())
                .containsExactly("错 — correctResponse");
        assertThat(read(QtiFiles.item("空", "<itemBody><p>只有文字</p></itemBody>")).leftOut())
                .containsExactly("空 — itemBody");
        assertThat(read(QtiFiles.item("随机", "<templateDeclaration identifier=\"T\"/>" + CHOICE))
                        .leftOut())
                .containsExactly("随机 — templateDeclaration");
        assertThat(read(QtiFiles.item("两", CHOICE.replace("</itemBody>", "<extendedTextInteraction/></itemBody>")))
                        .leftOut())
                .containsExactly("两 — choiceInteraction + extendedTextInteraction");
        assertThat(read(QtiFiles.item(
                                "大",
                                declared("single", "float", "1e999999999")
                                        + "<itemBody><p><textEntryInteraction responseIdentifier=\"R\"/></p></itemBody>"))
                        .leftOut())
                .containsExactly("大 — correctResponse");
    }

    @Test
    void packageOf22FollowsItsTest() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("p/imsmanifest.xml", QtiFiles.utf8("""
                <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>
                <resource type="imsqti_item_xmlv2p2" href="items/%E4%B8%80.xml"/><resource type="imsqti_item_xmlv2p2" href="items/2.xml"/>
                <resource type="imsqti_item_xmlv2p2" href="items/3.xml"/><resource type="imsqti_item_xmlv2p2" href="../../etc/passwd"/>
                <resource type="imsqti_test_xmlv2p2" href="tests/t.xml"/><resource type="webcontent" href="a.png"/>
                </resources></manifest>"""));
        files.put("p/items/一.xml", QtiFiles.utf8(QtiFiles.item("一", CHOICE)));
        files.put("p/items/2.xml", QtiFiles.utf8(QtiFiles.item("二", CHOICE.replace("中国的", "二"))));
        files.put(
                "p/items/3.xml",
                QtiFiles.utf8(QtiFiles.item("三", CHOICE.replace("choiceInteraction", "hottextInteraction"))));
        files.put("p/tests/t.xml", QtiFiles.utf8("""
                <assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" title="期末"><testPart><assessmentSection>
                <selection select="1"/>
                <assessmentItemRef identifier="b" href="../items/2.xml"><weight identifier="W" value="2"/></assessmentItemRef>
                <assessmentItemRef identifier="a" href="../items/3.xml"/><assessmentItemRef identifier="c" href="../items/9.xml"/>
                </assessmentSection></testPart></assessmentTest>"""));
        files.put("p/a.png", new byte[10]);

        Imported imported = QtiFiles.read(QtiFiles.zip(files));

        assertThat(imported.title()).isEqualTo("期末");
        assertThat(imported.questions())
                .extracting(
                        question -> question.stem().words().substring(0, 1),
                        question -> question.stem().points())
                .containsExactly(tuple("二", 8), tuple("中", 4));
        assertThat(imported.leftOut())
                .containsExactlyInAnyOrder(
                        "../etc/passwd — href",
                        "p/a.png — webcontent",
                        "期末 — selection",
                        "三 — hottextInteraction",
                        "p/items/9.xml — href");
    }
}
