package org.shuyuan.work;

/** Children without walls, as on a machine that has no bubblewrap: for tests of what a child does by itself. */
public final class BareSandbox {

    private BareSandbox() {}

    public static Sandbox open() {
        return new Sandbox(new Containment.Bare("for the test"));
    }
}
