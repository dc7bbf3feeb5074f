package org.shuyuan.browse;

import java.util.List;
import java.util.OptionalLong;

/** A part of the curriculum and what hangs on it, as pages show it. */
public record Branch(String title, List<Leaf> leaves) {

    public Branch {
        leaves = List.copyOf(leaves);
    }

    /**
     * @param href where it leads; empty where there is nothing
     * @param counted how many resources there are; nothing while nobody can say
     */
    public record Leaf(String title, String href, OptionalLong counted) {

        public boolean known() {
            return counted.isPresent();
        }

        public long count() {
            return counted.orElse(0);
        }

        /** Whether it is sure that there is nothing yet. */
        public boolean missing() {
            return counted.isPresent() && counted.getAsLong() == 0;
        }
    }

    Branch missing() {
        return new Branch(title, leaves.stream().filter(Leaf::missing).toList());
    }
}
