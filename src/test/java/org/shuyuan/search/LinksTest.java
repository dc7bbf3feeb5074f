package org.shuyuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;

class LinksTest {

    @Test
    void aQuestionIsALink() {
        Question question = Question.of("二次函数 y=a{x}² & \"顶点\"")
                .choosing(Facet.KIND, List.of("micro-lecture"))
                .choosing(Facet.SUBJECT, List.of("mathematics"));

        String link = Links.to(question, 3);

        assertThat(link)
                .startsWith("?q=%E4%BA%8C%E6%AC%A1")
                .contains("%7Bx%7D", "%26")
                .endsWith("&kind=micro-lecture&subject=mathematics&page=3");
    }

    @Test
    void aPastedPageIsCarriedAlongOnlyAsFarAsItIsLookedFor() {
        assertThat(Links.to(Question.of("长".repeat(5000)), 1)).hasSize("?q=".length() + 200 * "%E9%95%BF".length());
    }

    @Test
    void browsingNeedsNoWords() {
        assertThat(Links.to(Question.of(" "), 1)).as("the page itself").isEqualTo("?");
        assertThat(Links.query(Question.of(" "), 1)).isEmpty();
    }

    @Test
    void aPercentSignIsOneToo() {
        assertThat(Links.to(Question.of("50%25").choosing(Facet.LESSON, List.of("a%41")), 1))
                .isEqualTo("?q=50%2525&lesson=a%2541");
    }

    @Test
    void aChosenValueIsDroppedAndAnotherAdded() {
        Question question = Question.of("水").choosing(Facet.GRADE, List.of("g3"));

        assertThat(Links.toggling(question, Facet.GRADE, "g3")).doesNotContain("grade");
        assertThat(Links.toggling(question, Facet.GRADE, "g4")).endsWith("&grade=g3&grade=g4");
    }

    @Test
    void whatSomebodyPutsIntoTheAddressIsOnlyText() {
        Question question = Question.of("").choosing(Facet.KIND, List.of("{x}&page=9 <b>"));

        assertThat(Links.to(question, 1)).isEqualTo("?kind=%7Bx%7D%26page%3D9+%3Cb%3E");
    }
}
