package org.shuyuan.learn.quiz;

import java.util.UUID;

/**
 * The questions of a quiz, their points or its rules are others: told in the transaction in which that happens. What was reached in it
 * may be another share of it now.
 */
public record QuizChanged(UUID quiz) {}
