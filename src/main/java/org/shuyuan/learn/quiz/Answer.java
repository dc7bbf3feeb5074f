package org.shuyuan.learn.quiz;

import java.util.List;
import org.shuyuan.learn.quiz.item.Mark;

/** What was answered, and what that was worth then. */
public record Answer(List<String> given, Mark mark) {

    public Answer {
        given = List.copyOf(given);
    }
}
