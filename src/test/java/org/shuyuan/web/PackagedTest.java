package org.shuyuan.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.BesideTheService;
import org.shuyuan.bench.ServiceProcess;

/** What every test needs that starts the program as it is shipped. */
@BesideTheService
abstract class PackagedTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void theProgramIsBuilt() {
        assumeTrue(Files.exists(ServiceProcess.PROGRAM), "the packaged program is needed: run ./shuyuan test");
    }
}
