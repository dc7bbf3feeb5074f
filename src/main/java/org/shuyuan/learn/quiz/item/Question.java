package org.shuyuan.learn.quiz.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One item of a quiz. */
public sealed interface Question {

    /** What every question has. */
    Stem stem();

    /**
     * What every question has.
     *
     * @param id the same as long as the question lives, whatever becomes of it
     * @param words Markdown
     * @param explanation Markdown, shown with the mark; empty where there is none
     * @param points for a right answer, at least 1
     */
    record Stem(UUID id, String words, String explanation, int points) {}

    /**
     * What can be chosen or put in order.
     *
     * @param id within its question, of letters and digits
     * @param words Markdown
     */
    record Option(String id, String words) {}

    /** One of several, or those of several, are right. An answer is the ids of what was chosen. */
    record Choice(Stem stem, boolean several, List<Option> options, Set<String> right) implements Question {
        public Choice {
            options = List.copyOf(options);
            right = Set.copyOf(right);
        }
    }

    /** A statement that is true or not. An answer is {@code true} or {@code false}. */
    record Statement(Stem stem, boolean right) implements Question {}

    /**
     * Gaps to be filled. An answer has the words for each, in their order. Three underscores or more in the words are a blank
     * for the next gap; gaps that find none come behind the words.
     */
    record FillIn(Stem stem, List<Gap> gaps) implements Question {
        public FillIn {
            gaps = List.copyOf(gaps);
        }
    }

    /** @param accepted each of which is right; the first is shown as the solution */
    record Gap(List<String> accepted) {
        public Gap {
            accepted = List.copyOf(accepted);
        }
    }

    /**
     * Things to be put in order. An answer is their ids.
     *
     * @param options in the right order
     */
    record Ordering(Stem stem, List<Option> options) implements Question {
        public Ordering {
            options = List.copyOf(options);
        }
    }

    /**
     * A number. An answer is what was typed.
     *
     * @param unit that must stand behind it, or another that can be converted into it; nothing where none may
     */
    record Numeric(Stem stem, BigDecimal value, Tolerance tolerance, Optional<String> unit) implements Question {}

    /**
     * How far beside the number an answer is still right.
     *
     * @param relative whether it is percent of the number
     */
    record Tolerance(BigDecimal by, boolean relative) {}
}
