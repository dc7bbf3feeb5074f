package org.shuyuan.learn.quiz.marking;

import java.util.Optional;
import java.util.UUID;

/**
 * How a question did.
 *
 * @param answers attempts in which it was asked
 * @param difficulty mean share of its points, 0 to 1; the higher, the easier
 * @param discrimination correlation of its share with that of the rest of its attempt, -1 to 1; nothing where one of the two
 *     is always the same, or there is no rest
 */
public record ItemFigures(UUID question, int answers, double difficulty, Optional<Double> discrimination) {}
