package org.shuyuan.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * The header Upload-Metadata (tus 1.0.0, creation): comma-separated pairs of a key and a value in base64. We read filename, kind and title;
 * filetype is heard and not believed.
 *
 * @param header as it came
 */
record UploadMetadata(String header, Map<String, String> values) {
    private static final int LONGEST_HEADER = 8_192;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TITLE = 500;

    /** @throws Problem {@link ProblemType#UPLOAD_MALFORMED} */
    static UploadMetadata of(String header) {
        if (header.length() > LONGEST_HEADER) {
            throw malformed("longer than " + LONGEST_HEADER + " characters");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : header.split(",", -1)) {
            String[] halves = pair.strip().split(" ", 2);
            if (halves[0].isEmpty()) {
                continue;
            }
            if (values.put(halves[0], halves.length == 2 ? decoded(halves[1].strip()) : "") != null) {
                throw malformed("the key " + halves[0] + " stands there twice");
            }
        }
        return new UploadMetadata(header, Map.copyOf(values));
    }

    /** The last part of the name only, without control characters: a label for people, never a path. */
    String filename() {
        String name = values.getOrDefault("filename", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = shown(name, LONGEST_NAME);
        return name.isEmpty() ? "upload" : name;
    }

    Optional<String> kind() {
        return Optional.ofNullable(values.get("kind")).filter(kind -> !kind.isBlank());
    }

    Optional<String> title() {
        return Optional.ofNullable(values.get("title"))
                .map(title -> shown(title, LONGEST_TITLE))
                .filter(title -> !title.isEmpty());
    }

    private static String shown(String text, int longest) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\u202a-\\u202e\\u2066-\\u2069]", " ")
                .strip();
        return clean.substring(
                0, clean.offsetByCodePoints(0, Math.min(longest, clean.codePointCount(0, clean.length()))));
    }

    private static String decoded(String base64) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw malformed("a value isn't UTF-8 in base64");
        }
    }

    private static Problem malformed(String why) {
        return Problem.of(ProblemType.UPLOAD_MALFORMED, "Upload-Metadata: " + why);
    }
}
