package org.shuyuan.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A folder of data files, built into the program, that a deployment can override file by file. Files are read strictly:
 * an unknown key or a missing one is an error that names file, line and reason.
 */
public final class DataFolder {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final String name;
    private final Optional<Path> override;

    public DataFolder(String name, Optional<Path> override) {
        this.name = name;
        this.override = override;
    }

    /**
     * The file bound to a record, whose constructor checks what it is given.
     *
     * @throws WrongDataFile with file, line and reason
     */
    public <T> T yaml(String path, Class<T> shape) {
        try (InputStream in = open(path)) {
            return YAML.readValue(in, shape);
        } catch (JsonProcessingException wrong) {
            JsonLocation at = wrong.getLocation();
            throw new WrongDataFile(label(path), at == null ? 1 : Math.max(1, at.getLineNr()), reason(wrong));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a text file in UTF-8. */
    public List<String> lines(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8).lines().toList();
    }

    public byte[] bytes(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the file is called in an error message. */
    public String label(String path) {
        return overriding(path).map(Path::toString).orElse(name + "/" + path);
    }

    public boolean has(String path) {
        return overriding(path).isPresent() || builtIn(path) != null;
    }

    public InputStream open(String path) throws IOException {
        Optional<Path> own = overriding(path);
        if (own.isPresent()) {
            return Files.newInputStream(own.get());
        }
        URL resource = builtIn(path);
        if (resource == null) {
            throw new WrongDataFile(name + "/" + path, 1, "the file is missing");
        }
        return resource.openStream();
    }

    /** The relative paths of the files directly inside a subfolder that end so, built-in and overriding ones. */
    public SortedSet<String> list(String subfolder, String ending) {
        SortedSet<String> found = new TreeSet<>();
        try {
            if (override.isPresent() && Files.isDirectory(override.get().resolve(subfolder))) {
                found.addAll(inDirectory(override.get().resolve(subfolder), subfolder, ending));
            }
            URL root = Objects.requireNonNull(builtIn(subfolder.isEmpty() ? "" : subfolder + "/"), subfolder);
            if (root.getProtocol().equals("jar")) {
                String file = root.getPath().substring(0, root.getPath().indexOf("!/"));
                found.addAll(inJar(Path.of(URI.create(file)), subfolder, ending));
            } else {
                found.addAll(inDirectory(Path.of(URI.create(root.toString())), subfolder, ending));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private SortedSet<String> inJar(Path jar, String subfolder, String ending) throws IOException {
        String prefix = name + "/" + (subfolder.isEmpty() ? "" : subfolder + "/");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(entry -> entry.startsWith(prefix) && entry.endsWith(ending))
                    .filter(entry -> entry.indexOf('/', prefix.length()) < 0)
                    .map(entry -> entry.substring(name.length() + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static SortedSet<String> inDirectory(Path directory, String subfolder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .map(file -> subfolder.isEmpty() ? file : subfolder + "/" + file)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Optional<Path> overriding(String path) {
        return override.map(directory -> directory.resolve(path)).filter(Files::isRegularFile);
    }

    private @Nullable URL builtIn(String path) {
        return Thread.currentThread().getContextClassLoader().getResource(name + "/" + path);
    }

    private static String reason(JsonProcessingException wrong) {
        String where = wrong instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                                .map(step ->
                                        step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                                .collect(Collectors.joining("."))
                        + ": "
                : "";
        Throwable cause =
                wrong instanceof ValueInstantiationException && wrong.getCause() != null ? wrong.getCause() : wrong;
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return where + message;
    }
}
