package org.shuyuan.share.bag;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.shuyuan.storage.Digest;

/** A bag in memory, made by hand after RFC 8493, to be put in order or out of it. */
public final class SampleBag {

    private static final String FOLDER = "a-bag/";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A bag that somebody has written. */
    static SampleBag read(Path zip) throws IOException {
        SampleBag bag = new SampleBag();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                bag.put(entry.getName().substring(entry.getName().indexOf('/') + 1), in.readAllBytes());
            }
        }
        return bag;
    }

    /** A published lesson plan with a small document, which everybody may take. */
    public SampleBag plan(UUID id, String title) {
        return plan(id, title, "{\\rtf1\\ansi " + id + "}");
    }

    SampleBag plan(UUID id, String title, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        String path = "files/" + new UUID(7, id.getLeastSignificantBits()) + "-plan.rtf";
        put("data/resources/" + id + "/" + path, bytes);
        return put("data/resources/" + id + "/record.json", """
                {"format": 1, "id": "%s", "kind": "lesson-plan", "organisation": "elsewhere", "state": "published",
                 "since": "2026-01-02T03:04:05Z", "created": "2026-01-01T00:00:00Z",
                 "descriptors": {"title": {"person": ["%s"]}, "subject": {"person": ["mathematics"]},
                   "licence": {"person": ["CC-BY-4.0"]}},
                 "files": [{"path": "%s", "role": "original", "sha256": "%s", "size": %d,
                   "mediaType": "application/rtf", "filename": "教案.rtf", "origin": "person"}]}
                """.formatted(
                        id, title, path, Digest.of(bytes).hex(), bytes.length));
    }

    SampleBag put(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    public SampleBag put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SampleBag remove(String name) {
        files.remove(name);
        return this;
    }

    SampleBag rename(String from, String to) {
        return put(to, Objects.requireNonNull(files.remove(from)));
    }

    String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    public Map<String, byte[]> files() {
        return files;
    }

    /** Writes declaration and manifests over what is in the bag now. */
    public SampleBag sealed() {
        put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        put("bag-info.txt", "Bagging-Date: 2026-11-22\n");
        put("manifest-sha256.txt", manifest(true));
        put("tagmanifest-sha256.txt", "");
        return put("tagmanifest-sha256.txt", manifest(false));
    }

    /** Only the manifest of the tags, over tag files that were changed. */
    SampleBag tagged() {
        files.remove("tagmanifest-sha256.txt");
        return put("tagmanifest-sha256.txt", manifest(false));
    }

    private String manifest(boolean payload) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(files).forEach((name, bytes) -> {
            if (name.startsWith("data/") == payload && !name.startsWith("tagmanifest")) {
                lines.append(Digest.of(bytes).hex()).append("  ").append(name).append('\n');
            }
        });
        return lines.toString();
    }

    public Path zip(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey().startsWith("/") ? each.getKey() : FOLDER + each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    Path folder(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = folder.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return folder;
    }
}
