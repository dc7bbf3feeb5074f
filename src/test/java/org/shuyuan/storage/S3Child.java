package org.shuyuan.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An S3-compatible store for tests: s3proxy in a child JVM on a free loopback port, with one bucket and a key pair of its own. */
public final class S3Child implements AutoCloseable {
    private static final String BUCKET = "lessons";

    private final Process process;
    private final URI endpoint;
    private final String accessKey;
    private final String secretKey;

    private S3Child(Process process, URI endpoint, String accessKey, String secretKey) {
        this.process = process;
        this.endpoint = endpoint;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** Starts the child over that directory and makes the bucket. */
    public static S3Child start(Path directory) throws IOException {
        Files.createDirectories(directory);
        String accessKey = random();
        String secretKey = random();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        S3ChildMain.class.getName(),
                        directory.toString(),
                        accessKey,
                        secretKey)
                .redirectError(directory
                        .resolveSibling(directory.getFileName() + ".log")
                        .toFile())
                .start();
        S3Child child = new S3Child(process, URI.create("http://127.0.0.1:" + port(process)), accessKey, secretKey);
        try (var client = S3Access.of(child.config()).client()) {
            client.createBucket(r -> r.bucket(BUCKET));
        }
        return child;
    }

    /** How the service is to be configured to keep its bytes in this child. */
    public StorageConfig.S3 config() {
        return config(BUCKET);
    }

    StorageConfig.S3 config(String bucket) {
        return new Config(
                Optional.of(endpoint), "us-east-1", bucket, Optional.of(accessKey), Optional.of(secretKey), true);
    }

    @Override
    public void close() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String port(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.matches("[0-9]+")) {
                return line;
            }
        }
        throw new IOException("s3proxy ended before it had a port");
    }

    private static String random() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private record Config(
            Optional<URI> endpoint,
            String region,
            String bucket,
            Optional<String> accessKey,
            Optional<String> secretKey,
            boolean pathStyle)
            implements StorageConfig.S3 {}
}
