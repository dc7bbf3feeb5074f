package org.shuyuan.share.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** A bag in a zip, by its central directory; the bag is the only folder in it (RFC 8493, 4) or the zip itself. */
final class ZipFiles implements BagFiles {

    private final ZipFile zip;
    private final Map<String, ZipEntry> files = new HashMap<>();

    ZipFiles(Path file) throws IOException {
        ZipDirectory.requireSmall(file);
        zip = new ZipFile(file.toFile());
        try {
            BagFiles.requireFew(zip.size());
            String folder = folder();
            for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
                ZipEntry entry = entries.next();
                if (!entry.isDirectory()) {
                    add(entry, folder);
                }
            }
        } catch (IllegalArgumentException badName) {
            zip.close();
            throw (ZipException) new ZipException("a name is not text").initCause(badName);
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    /** The folder of the declaration, with its slash; nothing where the declaration stands above all. */
    private String folder() {
        String declaration = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(BagLayout.DECLARATION) || name.endsWith("/" + BagLayout.DECLARATION))
                .min((one, other) -> Integer.compare(one.length(), other.length()))
                .orElseThrow(() -> Problem.of(ProblemType.BAG_FILE_MISSING, BagLayout.DECLARATION));
        return declaration.substring(0, declaration.length() - BagLayout.DECLARATION.length());
    }

    private void add(ZipEntry entry, String folder) {
        String name = entry.getName();
        if (!name.startsWith(folder)) {
            throw Problem.of(ProblemType.BAG_FILE_SURPLUS, BagLayout.printable(name));
        }
        if (files.put(BagLayout.tame(name.substring(folder.length())), entry) != null) {
            throw Problem.of(ProblemType.BAG_NAME_TWICE, BagLayout.printable(name));
        }
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    @Override
    public InputStream open(String name) throws IOException {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            throw Problem.of(ProblemType.BAG_FILE_MISSING, name);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
