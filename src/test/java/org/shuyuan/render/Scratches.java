package org.shuyuan.render;

import java.nio.file.Path;
import org.shuyuan.render.ladder.Footage;

/** Scratch folders for tests of later stages. */
public final class Scratches {

    private Scratches() {}

    public static Scratch in(Path folder) {
        return new Scratch(Footage.in(folder).config());
    }
}
