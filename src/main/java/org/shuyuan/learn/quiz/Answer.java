package org.shuyuan.learn.quiz;

import java.util.List;

/** What was answered, and what that was worth then. */
public record Answer(List<String> given, Mark mark) {

    public Answer {
        given = List.copyOf(given);
    }
}
