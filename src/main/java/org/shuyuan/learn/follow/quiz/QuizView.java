package org.shuyuan.learn.follow.quiz;

import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quiz as one reader sees it. What is right is told only of what was answered.
 *
 * @param address of the lesson that it is
 * @param open whether the reader may answer
 * @param ended whether the attempt is over
 * @param percent of the attempt
 * @param rules in words
 * @param again whether another attempt can be begun
 */
record QuizView(
        String address,
        List<Item> items,
        boolean open,
        boolean ended,
        int percent,
        boolean passed,
        String rules,
        boolean again) {

    /**
     * A question.
     *
     * @param kind choice, choices, statement, fill-in, ordering or numeric
     * @param fields places to be filled by words, or by one of the options
     * @param about its kind and points in words
     * @param mark nothing while it isn't answered
     */
    record Item(
            String id,
            int number,
            String kind,
            RawString words,
            String about,
            List<Option> options,
            List<Field> fields,
            @Nullable MarkView mark) {}

    /** @param label a letter: the id may tell the order */
    record Option(String id, String label, RawString words, boolean chosen, boolean right) {}

    /** @param given what was written or put there */
    record Field(int number, String given) {}

    /**
     * What an answer was worth.
     *
     * @param state right, partly or wrong
     * @param solution in words; empty where the options show it
     */
    record MarkView(String state, String said, String solution, RawString explanation) {}
}
