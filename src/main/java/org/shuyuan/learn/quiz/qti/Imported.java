package org.shuyuan.learn.quiz.qti;

import java.util.List;
import org.shuyuan.learn.quiz.item.Question;

/**
 * What was read out of a file of questions.
 *
 * @param title of the test; of the only item where there is no test; empty where a package has none
 * @param questions with ids of their own, in the order of the file
 * @param leftOut what couldn't be taken: each the title of an item and, behind a dash, what it is in the words of QTI
 */
public record Imported(String title, List<Question> questions, List<String> leftOut) {

    public Imported {
        questions = List.copyOf(questions);
        leftOut = List.copyOf(leftOut);
    }
}
