package org.shuyuan.share.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** What a bag says of itself, in the files beside its payload (RFC 8493, 2.1 and 2.2). */
final class TagFiles {

    private static final int LARGEST_TAG = 1 << 20;
    private static final String OXUM = "Payload-Oxum:";

    private final BagFiles bag;

    TagFiles(BagFiles bag) {
        this.bag = bag;
    }

    /** Whether it is a bag of a version that we read. */
    void declaration() throws IOException {
        String declared = text(BagLayout.DECLARATION);
        boolean ours = BagLayout.VERSIONS.stream()
                .map(version ->
                        BagLayout.DECLARED.replace("1.0", version).lines().toList())
                .anyMatch(declared.lines().toList()::equals);
        if (!ours) {
            throw Problem.of(ProblemType.BAG_UNREADABLE, BagLayout.DECLARATION);
        }
    }

    /**
     * Whether all of them are as they were written.
     *
     * @param most bytes that one may have, unpacked
     */
    void check(long most) throws IOException {
        Map<String, Digest> tags = manifest(BagLayout.TAG_MANIFEST);
        if (!tags.containsKey(BagLayout.MANIFEST)) {
            throw Problem.of(ProblemType.BAG_FILE_MISSING, BagLayout.MANIFEST);
        }
        for (Map.Entry<String, Digest> tag : tags.entrySet()) {
            if (!Spool.digest(bag, tag.getKey(), most).equals(tag.getValue())) {
                throw Problem.of(ProblemType.BAG_FILE_ALTERED, tag.getKey());
            }
        }
    }

    /** What the payload is to be, by the names of its files. Nothing else is there. */
    Map<String, Digest> payload() throws IOException {
        Map<String, Digest> payload = manifest(BagLayout.MANIFEST);
        for (String name : payload.keySet()) {
            if (!name.startsWith(BagLayout.PAYLOAD)) {
                throw Problem.of(ProblemType.BAG_NAME_WILD, name);
            }
        }
        for (String name : bag.names()) {
            if (name.startsWith(BagLayout.PAYLOAD) && !payload.containsKey(name)) {
                throw Problem.of(ProblemType.BAG_FILE_SURPLUS, name);
            }
        }
        return payload;
    }

    private Map<String, Digest> manifest(String name) throws IOException {
        try (InputStream in = bag.open(name)) {
            return Manifest.read(name, in, bag.names());
        }
    }

    /**
     * Of RFC 8493, 2.2.2; a bag needn't tell it.
     *
     * @param counted bytes of the payload, a dot, and its files
     */
    void requireOxum(String counted) throws IOException {
        if (bag.names().contains(BagLayout.INFO)) {
            Optional<String> told = text(BagLayout.INFO)
                    .lines()
                    // In small letters or large ones (2.2.2).
                    .filter(line -> line.regionMatches(true, 0, OXUM, 0, OXUM.length()))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
            if (told.isPresent() && !told.get().equals(counted)) {
                throw Problem.of(ProblemType.BAG_FILE_ALTERED, BagLayout.INFO);
            }
        }
    }

    private String text(String name) throws IOException {
        try (InputStream in = bag.open(name)) {
            return new String(in.readNBytes(LARGEST_TAG), StandardCharsets.UTF_8);
        }
    }
}
