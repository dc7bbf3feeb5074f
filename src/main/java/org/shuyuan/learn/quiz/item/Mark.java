package org.shuyuan.learn.quiz.item;

/**
 * What an answer is worth.
 *
 * @param share 0 to 1 of the points of the question
 */
public record Mark(double share) {

    public static final Mark RIGHT = new Mark(1);
    public static final Mark WRONG = new Mark(0);

    public boolean right() {
        return share == 1;
    }
}
