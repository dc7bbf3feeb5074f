package org.shuyuan.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A LibreOffice on this machine.
 *
 * @param program what is called, by the name that no link gives it: it looks for its parts beside itself
 * @param folder with {@code program} and {@code share} in it
 */
record OfficeInstallation(Path program, Path folder) {

    private static final String FORMULAS = "math";

    /** @throws IOException where the program isn't there, or stands alone */
    static OfficeInstallation of(Path soffice) throws IOException {
        Path program = soffice.toRealPath();
        Path folder = program.getParent() == null ? null : program.getParent().getParent();
        if (folder == null) {
            throw new IOException(program + " stands in no installation of LibreOffice");
        }
        return new OfficeInstallation(program, folder);
    }

    /** What it lays out as it is: nothing without the module for formulas, because it leaves them out without a word. */
    Set<OfficeFormat.Sort> sorts() {
        Set<OfficeFormat.Sort> sorts = EnumSet.noneOf(OfficeFormat.Sort.class);
        for (OfficeFormat.Sort sort : OfficeFormat.Sort.values()) {
            if (has(sort.module()) && has(FORMULAS)) {
                sorts.add(sort);
            }
        }
        return sorts;
    }

    /** The folder says which modules are installed. */
    private boolean has(String module) {
        return Files.isReadable(folder.resolve("share/registry").resolve(module + ".xcd"));
    }

    /** What a child needs of it that stands elsewhere than where every child sees it: settings, and how fonts are found. */
    List<Path> files() {
        return Stream.concat(
                        Stream.of("/etc/libreoffice", "/etc/fonts", "/var/cache/fontconfig")
                                .map(Path::of)
                                .filter(Files::isReadable),
                        Stream.of(folder).filter(each -> !each.startsWith("/usr")))
                .toList();
    }
}
