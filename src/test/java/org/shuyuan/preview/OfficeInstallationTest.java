package org.shuyuan.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeInstallationTest {

    @TempDir
    Path folder;

    private Path soffice = Path.of("");

    @BeforeEach
    void aLinkToAProgram() throws IOException {
        Path program = Files.createFile(
                Files.createDirectories(folder.resolve("office/program")).resolve("soffice"));
        Files.createDirectories(folder.resolve("office/share/registry"));
        soffice = Files.createSymbolicLink(folder.resolve("soffice"), program);
    }

    @Test
    void eachModuleCountsByItself() throws IOException {
        with("math");
        with("impress");
        assertThat(installed().sorts()).containsExactly(OfficeFormat.Sort.SLIDES);

        with("writer");
        assertThat(installed().sorts()).containsExactly(OfficeFormat.Sort.values());
    }

    @Test
    void nothingIsLaidOutWhereFormulasWouldBeMissing() throws IOException {
        with("impress");
        with("writer");

        assertThat(installed().sorts()).isEmpty();
    }

    @Test
    void aChildSeesWhatStandsElsewhereThanTheSystem() throws IOException {
        assertThat(installed().files()).contains(folder.toRealPath().resolve("office"));
        assertThat(installed().program()).isEqualTo(folder.toRealPath().resolve("office/program/soffice"));
    }

    private OfficeInstallation installed() throws IOException {
        return OfficeInstallation.of(soffice);
    }

    private void with(String module) throws IOException {
        Files.createFile(folder.resolve("office/share/registry/" + module + ".xcd"));
    }
}
