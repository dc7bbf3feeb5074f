package org.shuyuan.learn.quiz;

import java.time.Instant;
import java.util.UUID;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;

/**
 * A question was answered: told in the transaction in which it is written down.
 *
 * @param last whether nothing of the attempt is open any more
 */
public record Answered(
        Quiz quiz, UUID account, UUID attempt, Question question, Answer answer, boolean last, Instant now) {}
