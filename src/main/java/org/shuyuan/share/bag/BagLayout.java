package org.shuyuan.share.bag;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** How the files of a bag are called (BagIt 1.0, RFC 8493, 2). Names are relative, with slashes, in Unicode form C. */
final class BagLayout {

    static final String DECLARATION = "bagit.txt";
    static final String INFO = "bag-info.txt";
    static final String MANIFEST = "manifest-sha256.txt";
    static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    /** Files that are to be had elsewhere; we fetch nothing for a stranger. */
    static final String FETCH = "fetch.txt";
    /** The organisations that records name, as {@code ./shuyuan organisations} takes them. */
    static final String ORGANISATIONS = "organisations.tsv";

    static final String PAYLOAD = "data/";
    static final String DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    /** What an older release declared; its manifests differ in nothing that we write or read. */
    static final List<String> VERSIONS = List.of("1.0", "0.97");

    private static final String RESOURCES = PAYLOAD + "resources/";
    private static final String RECORD = "/record.json";
    private static final Pattern RECORD_PATH =
            Pattern.compile(RESOURCES + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})" + RECORD);
    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_NAME = 1_024;

    private BagLayout() {}

    static String record(UUID resource) {
        return RESOURCES + resource + RECORD;
    }

    /** @param path as the record of the resource names its file */
    static String file(UUID resource, String path) {
        return RESOURCES + resource + "/" + path;
    }

    /** The resource whose record this file is. */
    static Optional<UUID> resource(String name) {
        Matcher record = RECORD_PATH.matcher(name);
        return record.matches() ? Optional.of(UUID.fromString(record.group(1))) : Optional.empty();
    }

    /** The path of a file below its resource: its id keeps it apart, its label tells people what it is. */
    static String path(UUID asset, String filename) {
        String label = normal(filename).replaceAll("[^\\p{L}\\p{M}\\p{N}._-]+", "_");
        int points = label.codePointCount(0, label.length());
        // The ending is what programs go by.
        String kept =
                points <= LONGEST_LABEL ? label : label.substring(label.offsetByCodePoints(0, points - LONGEST_LABEL));
        return "files/" + asset + "-" + kept;
    }

    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /**
     * A name that came with a bag, in Unicode form C.
     *
     * @throws Problem {@link ProblemType#BAG_NAME_WILD} where it is absolute, climbs, or has a part that a file system would read otherwise
     */
    static String tame(String name) {
        String normal = normal(name);
        boolean wild = normal.isEmpty()
                || normal.length() > LONGEST_NAME
                || normal.indexOf('\\') >= 0
                || normal.indexOf(':') >= 0
                || normal.codePoints().anyMatch(point -> Character.isISOControl(point) || point == '\uFFFD');
        for (String part : normal.split("/", -1)) {
            wild |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        if (wild) {
            throw Problem.of(ProblemType.BAG_NAME_WILD, printable(name));
        }
        return normal;
    }

    /** As much of it as can stand in a sentence. */
    static String printable(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "�");
        return shown.length() <= 200 ? shown : shown.substring(0, 200) + "…";
    }
}
