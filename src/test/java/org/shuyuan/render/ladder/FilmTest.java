package org.shuyuan.render.ladder;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every test needs that makes films: a folder that goes away, and a cutting room in it. */
public abstract class FilmTest {

    @TempDir
    protected Path folder;

    protected Footage footage;

    @BeforeEach
    void cuttingRoom() {
        footage = Footage.in(folder);
    }
}
