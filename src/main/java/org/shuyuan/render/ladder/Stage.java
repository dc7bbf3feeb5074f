package org.shuyuan.render.ladder;

import java.util.stream.Stream;

/** In which order the work on a ladder is done, over all resources. */
public enum Stage {
    /** Needed by every rung, and quick. */
    SOUND(0),
    /** The rung in which a lesson can be read on any line; all rungs where the video is short. */
    FIRST(1),
    /** What is left. */
    REST(2);

    /** As it stands in the database: lower comes first. */
    private final int turn;

    Stage(int turn) {
        this.turn = turn;
    }

    public int turn() {
        return turn;
    }

    public static Stage of(int turn) {
        return Stream.of(values())
                .filter(stage -> stage.turn == turn)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No stage " + turn));
    }
}
