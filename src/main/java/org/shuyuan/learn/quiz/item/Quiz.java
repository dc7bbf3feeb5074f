package org.shuyuan.learn.quiz.item;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Questions in their order, with the rules by which they count.
 *
 * @param version goes up with each change
 */
public record Quiz(UUID id, String title, Rules rules, List<Question> questions, long version) {

    public Quiz {
        questions = List.copyOf(questions);
    }

    public Optional<Question> question(UUID id) {
        return questions.stream()
                .filter(question -> question.stem().id().equals(id))
                .findFirst();
    }

    /** Of all questions. */
    public int points() {
        return questions.stream().mapToInt(question -> question.stem().points()).sum();
    }

    /**
     * @param attempts that each pupil has; 0 for as many as they like
     * @param counts which of the attempts counts
     * @param pass percent of the points with which it is done
     */
    public record Rules(int attempts, Counts counts, int pass) {

        public static final Rules USUAL = new Rules(0, Counts.BEST, 60);
    }

    /** Which of several attempts counts. */
    public enum Counts {
        BEST,
        FIRST,
        LAST;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Counts> of(String id) {
            return Arrays.stream(values())
                    .filter(counts -> counts.id().equals(id))
                    .findFirst();
        }
    }
}
