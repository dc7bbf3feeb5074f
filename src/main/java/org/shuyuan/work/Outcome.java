package org.shuyuan.work;

import java.util.List;

/** How a contained child ended. A code of 0 is a claim, not a proof: look at what it made. */
public sealed interface Outcome {

    /** The last lines it wrote to its standard error, oldest first. */
    List<String> complaints();

    record Finished(int code, List<String> complaints) implements Outcome {}

    /** It ran longer than {@link Limits#wall()} and was killed with all its children. */
    record TimedOut(List<String> complaints) implements Outcome {}

    /** A signal ended it: a limit, a fault of its own, or the machine out of memory. */
    record Killed(int signal, List<String> complaints) implements Outcome {}

    default boolean succeeded() {
        return this instanceof Finished(int code, List<String> _) && code == 0;
    }
}
