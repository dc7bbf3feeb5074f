package org.shuyuan.preview;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.shuyuan.work.Sandbox;

/** A test that lays documents out; {@code ./shuyuan test} installs who does. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "org.shuyuan.preview.NeedsLibreOffice$Here#complete",
        disabledReason =
                "LibreOffice is needed, and bubblewrap that may make namespaces: run ./shuyuan test, or apt-get install"
                        + " --no-install-recommends bubblewrap libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-math-nogui")
public @interface NeedsLibreOffice {

    /** Whether it is on this machine, with all modules that are needed, and with walls. */
    final class Here {

        private Here() {}

        static boolean complete() throws IOException {
            Path soffice = Path.of("/usr/bin/soffice");
            return Files.isExecutable(soffice)
                    && OfficeInstallation.of(soffice).sorts().size() == OfficeFormat.Sort.values().length
                    && new Sandbox().shortcoming().isEmpty();
        }
    }
}
