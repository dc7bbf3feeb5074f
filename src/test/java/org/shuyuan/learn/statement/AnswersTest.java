package org.shuyuan.learn.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.Quizzes;

/** Answers are told as they were given, and with an attempt how it ended. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(LrsAddress.class)
class AnswersTest extends Telling {

    @Inject
    Attempts attempts;

    @Inject
    Quizzes quizzes;

    @Test
    void eachAnswerIsToldAsItWasGiven() {
        schoolroom.answer(pupil, taught, 0, "a");
        // The first answer counts.
        schoolroom.answer(pupil, taught, 0, "b");
        schoolroom.answerAll(pupil, taught);

        List<JsonNode> said = said(8);
        assertThat(said.subList(0, 6))
                .extracting(
                        each -> each.at("/object/definition/interactionType").asText())
                .containsExactly("choice", "true-false", "fill-in", "sequencing", "numeric", "fill-in");
        assertThat(said.subList(0, 6))
                .extracting(each -> each.at("/result/response").asText())
                .containsExactly("a", "true", "最小值点[,]端点", "x1[,]y2", "2", "50 毫米");
        assertThat(said.subList(0, 6))
                .extracting(each ->
                        each.at("/object/definition/correctResponsesPattern/0").asText())
                .containsExactly("a", "true", "最低点[,]原点", "x1[,]y2", "1.5[:]2.5", "5 cm");
        assertThat(said.get(2).at("/result/score/scaled").asDouble()).isEqualTo(0.5);
        assertThat(said.get(2).at("/result/success").asBoolean(true)).isFalse();
        assertThat(said.get(0).at("/result/score/max").asInt()).isEqualTo(2);
        assertThat(said.get(0).at("/context/contextActivities/parent/0/id").asText())
                .endsWith(taught.quizPage());
        JsonNode passed = said.get(6);
        assertThat(verb(passed)).isEqualTo("passed");
        assertThat(passed.at("/result/score/scaled").asDouble()).isEqualTo(0.929);
        assertThat(passed.at("/result/score/raw").asDouble()).isEqualTo(6.5);
        assertThat(passed.at("/result/score/max").asInt()).isEqualTo(7);
        assertThat(verb(said.get(7))).isEqualTo("completed");
        assertThat(said.get(7).at("/object/id").asText()).endsWith(taught.quizPage());
    }

    @Test
    void anAttemptThatIsNotEnoughHasFailed() {
        schoolroom.answer(pupil, taught, 0, "b");
        for (int question = 1; question < 6; question++) {
            schoolroom.answer(pupil, taught, question, question == 3 ? "y2" : "false");
        }
        said(7);
        schoolroom.again(pupil, taught);
        schoolroom.answerAll(pupil, taught);

        List<JsonNode> said = said(15);
        assertThat(verb(said.get(6))).isEqualTo("failed");
        assertThat(said.get(6).at("/result/success").asBoolean(true)).isFalse();
        assertThat(said.get(4).path("result").has("response"))
                .as("words where a number was asked for")
                .isFalse();
        assertThat(said.subList(13, 15)).extracting(Telling::verb).containsExactly("passed", "completed");
    }

    @Test
    void whatIsUndoneIsNotTold() {
        QuarkusTransaction.begin();
        attempts.answer(
                quizzes.get(taught.quiz()),
                pupil.id(),
                UUID.fromString(taught.questions().getFirst()),
                List.of("a"));
        assertThat(queued()).isEqualTo(1);
        QuarkusTransaction.rollback();

        assertThat(queued()).isZero();
    }
}
