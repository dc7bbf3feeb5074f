package org.shuyuan.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.shuyuan.storage.Digest;

/**
 * How fast bytes come in, against a plain copy of the same file that computes its SHA-256 and forces it to the disk, as an upload does. Both
 * take turns in one run. The file is noise, so it is refused with its last byte: the way up to there is the whole way, and nothing of it stays
 * in the catalog or keeps the machine busy during the next round.
 */
public final class UploadBench {
    private static final int ROUNDS = 5;
    private static final int BUFFER = 256 * 1024;
    private static final double MB = 1e6;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;
    private final long size;

    private UploadBench(URI base, String token, long size) {
        this.base = base;
        this.token = token;
        this.size = size;
    }

    /**
     * Measures.
     *
     * @param base address of the running service
     * @param token of an account that may upload
     * @param size bytes of the file; at least some hundred million, or the figures are noise
     * @return medians: upload_mb_per_s and copy_sha256_mb_per_s in 10^6 bytes per second, ratio of the two, size_bytes, rounds
     */
    public static Map<String, Number> run(URI base, String token, long size) throws IOException, InterruptedException {
        return new UploadBench(base, token, size).measure();
    }

    private Map<String, Number> measure() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("shuyuan-bench-");
        try {
            Path file = noise(directory.resolve("noise"));
            upload(file);
            copy(file, directory.resolve("copy"));
            double[] uploads = new double[ROUNDS];
            double[] copies = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                uploads[round] = size / MB / upload(file);
                copies[round] = size / MB / copy(file, directory.resolve("copy"));
            }
            Map<String, Number> figures = new LinkedHashMap<>();
            figures.put("upload_mb_per_s", median(uploads));
            figures.put("copy_sha256_mb_per_s", median(copies));
            figures.put("ratio", median(uploads) / median(copies));
            figures.put("size_bytes", size);
            figures.put("rounds", ROUNDS);
            return figures;
        } finally {
            http.close();
            FileTree.delete(directory);
        }
    }

    private Path noise(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        Random random = new Random(size);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = size; left > 0; ) {
                random.nextBytes(buffer);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, (int) Math.min(left, buffer.length));
                left -= bytes.remaining();
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return file;
    }

    /** Seconds for all bytes, from the request that creates the upload to the answer that judges the file. */
    private double upload(Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> created = http.send(
                request("/api/uploads")
                        .header("Upload-Length", Long.toString(size))
                        .header("Upload-Metadata", "filename " + base64("noise") + ",kind " + base64("micro-lecture"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        require(created, 201);
        String upload = created.headers().firstValue("Location").orElseThrow();
        int judged = send(file, upload);
        double seconds = (System.nanoTime() - start) / 1e9;
        require(upload, judged, 415);
        require(http.send(request(upload).DELETE().build(), HttpResponse.BodyHandlers.ofString()), 204);
        return seconds;
    }

    /** By sendfile: a client that copies costs as much as our server, and it is the server that is measured. */
    private int send(Path file, String upload) throws IOException {
        String head = String.join(
                "\r\n",
                "PATCH " + base.resolve(upload).getRawPath() + " HTTP/1.1",
                "Host: " + base.getAuthority(),
                "Authorization: Bearer " + token,
                "Tus-Resumable: " + TusRequest.VERSION,
                "Upload-Offset: 0",
                "Content-Type: " + TusRequest.CHUNK,
                "Content-Length: " + size,
                "Connection: close",
                "",
                "");
        try (SocketChannel line = SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()));
                FileChannel in = FileChannel.open(file)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(head);
            while (bytes.hasRemaining()) {
                line.write(bytes);
            }
            for (long sent = 0; sent < size; ) {
                sent += in.transferTo(sent, size - sent, line);
            }
            BufferedReader answer = new BufferedReader(Channels.newReader(line, StandardCharsets.ISO_8859_1));
            String status = answer.readLine();
            // HTTP/1.1 415 …
            return status == null ? 0 : Integer.parseInt(status.substring(9, 12));
        }
    }

    private static double copy(Path file, Path copy) throws IOException {
        long start = System.nanoTime();
        MessageDigest sha = Digest.fresh();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file);
                FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        Digest.finished(sha.digest());
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.delete(copy);
        return seconds;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", TusRequest.VERSION);
    }

    private static void require(HttpResponse<String> answer, int status) throws IOException {
        require(answer.uri() + " " + answer.body(), answer.statusCode(), status);
    }

    private static void require(String what, int status, int expected) throws IOException {
        if (status != expected) {
            throw new IOException("%s: answered %d where %d was expected".formatted(what, status, expected));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
