import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the software bill of materials (CycloneDX 1.6) of a child: {@code Sbom LIBRARIES BOM REPOSITORY CLASS-PATH NAME}.
 * Its libraries stand in no dependency of ours, so the plugin for the service's own bill doesn't see them. What each one is called, its
 * place in the local Maven repository tells.
 */
final class Sbom {

    private record Library(String group, String artifact, String version, String sha256) {

        static Library of(Path repository, Path jar) throws IOException, NoSuchAlgorithmException {
            Path place = repository.relativize(jar);
            int names = place.getNameCount();
            String group = Stream.iterate(0, at -> at + 1)
                    .limit(names - 3L)
                    .map(at -> place.getName(at).toString())
                    .collect(Collectors.joining("."));
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return new Library(
                    group,
                    place.getName(names - 3).toString(),
                    place.getName(names - 2).toString(),
                    HexFormat.of().formatHex(sha256));
        }

        String json() {
            return """
                    {
                      "type": "library",
                      "bom-ref": "pkg:maven/%1$s/%2$s@%3$s?type=jar",
                      "group": "%1$s",
                      "name": "%2$s",
                      "version": "%3$s",
                      "hashes": [{"alg": "SHA-256", "content": "%4$s"}],
                      "purl": "pkg:maven/%1$s/%2$s@%3$s?type=jar"
                    }""".formatted(group, artifact, version, sha256).indent(4).stripTrailing();
        }
    }

    private Sbom() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        Path libraries = Path.of(arguments[0]);
        Path repository = Path.of(arguments[2]).toAbsolutePath();
        TreeMap<String, Library> used = new TreeMap<>();
        for (String jar : List.of(arguments[3].split(java.io.File.pathSeparator))) {
            Path file = Path.of(jar).toAbsolutePath();
            // Only what lies beside the child: the plugin's own libraries were taken out again.
            if (file.startsWith(repository) && Files.exists(libraries.resolve(file.getFileName()))) {
                used.put(file.toString(), Library.of(repository, file));
            }
        }
        long there;
        try (Stream<Path> files = Files.list(libraries)) {
            there = files.filter(file -> file.toString().endsWith(".jar")).count();
        }
        if (used.size() != there) {
            throw new IllegalStateException(
                    there + " libraries lie in " + libraries + ", " + used.size() + " are known");
        }
        String components = used.values().stream().map(Library::json).collect(Collectors.joining(",\n"));
        Files.writeString(Path.of(arguments[1]), """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {"component": {"type": "application", "bom-ref": "%1$s", "name": "%1$s"}},
                  "components": [
                %2$s
                  ]
                }
                """.formatted(arguments[4], components), StandardCharsets.UTF_8);
    }
}
