package org.shuyuan.share.copy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.storage.Digest;

/** A repository that hands out its files, on good days and bad ones. */
public final class GivingHouse implements AutoCloseable {

    private static final String BY = "https://creativecommons.org/licenses/by/4.0/";

    private final HttpServer server;
    private final String authority;
    private final Map<String, Lesson> lessons = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    /** Each request of a file: its name, a blank and the range. */
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    private volatile int breaksOff = Integer.MAX_VALUE;
    private volatile Mood mood = Mood.HONEST;

    enum Mood {
        HONEST,
        /** Other bytes than were announced, as many as were announced. */
        LYING,
        /** A web page instead of a file. */
        PAGES,
        /** Nobody is at home. */
        AWAY
    }

    /** @param files as they stand in METS */
    private record Lesson(
            String identifier,
            Instant datestamp,
            boolean deleted,
            String sets,
            String words,
            String about,
            String files) {}

    public GivingHouse(String authority) {
        this.authority = authority;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oai", this::record);
        server.createContext("/files/", this::file);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oai";
    }

    URI file(String name) {
        return URI.create(url()).resolve("/files/" + name);
    }

    String identifier(String local) {
        return "oai:" + authority + ":" + local;
    }

    /** A lesson under an open licence. */
    public Writing writes(String local, String title) {
        return new Writing(local, title);
    }

    synchronized void withdraws(String local) {
        String identifier = identifier(local);
        lessons.remove(identifier);
        lessons.put(identifier, new Lesson(identifier, now(), true, "", "", "", ""));
    }

    /** After so many bytes of a file the line is cut, once. */
    void breaksOffAfter(int bytes) {
        breaksOff = bytes;
    }

    void is(Mood how) {
        mood = how;
    }

    /** The requests of this file: its name, a blank and the range. */
    public List<String> fetched(String name) {
        return fetched.stream().filter(each -> each.startsWith(name + " ")).toList();
    }

    /** How a lesson is described here, until it is {@link #published}. */
    public final class Writing {

        private final String local;
        private final StringBuilder words = new StringBuilder();
        private final StringBuilder sets = new StringBuilder();
        private final StringBuilder groups = new StringBuilder();
        private final StringBuilder parts = new StringBuilder();
        private String rights = BY;
        private String about = "";

        private Writing(String local, String title) {
            this.local = local;
            words.append("<dc:title>").append(title).append("</dc:title>");
        }

        public Writing kind(String kind) {
            sets.append("<setSpec>kind:").append(kind).append("</setSpec>");
            return this;
        }

        public Writing about(String subject) {
            words.append("<dc:subject>").append(subject).append("</dc:subject>");
            return this;
        }

        Writing rights(String licence) {
            rights = licence;
            return this;
        }

        /** It was made elsewhere and is passed on. */
        Writing from(GivingHouse maker, String theirs) {
            about = "<provenance xmlns=\"http://www.openarchives.org/OAI/2.0/provenance\"><originDescription"
                    + " harvestDate=\"2026-01-01T00:00:00Z\" altered=\"true\"><baseURL>" + maker.url()
                    + "</baseURL><identifier>"
                    + maker.identifier(theirs) + "</identifier><datestamp>2026-01-01</datestamp><metadataNamespace>"
                    + "http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></originDescription></provenance>";
            return this;
        }

        public Writing original(String name, byte[] bytes) {
            return with("original", name, bytes, null);
        }

        public Writing caption(String name, byte[] bytes, String language) {
            return with("caption", name, bytes, language);
        }

        private Writing with(String role, String name, byte[] bytes, @Nullable String language) {
            synchronized (GivingHouse.this) {
                files.put(name, bytes);
            }
            groups.append("<m:fileGrp USE=\"")
                    .append(role)
                    .append("\"><m:file ID=\"f-")
                    .append(name)
                    .append("\" SIZE=\"")
                    .append(bytes.length)
                    .append("\" MIMETYPE=\"application/octet-stream\" CHECKSUM=\"")
                    .append(Digest.of(bytes))
                    .append("\" CHECKSUMTYPE=\"SHA-256\"><m:FLocat LOCTYPE=\"URL\" x:href=\"")
                    .append(file(name))
                    .append("\" x:title=\"")
                    .append(name)
                    .append("\"/></m:file></m:fileGrp>");
            parts.append("<m:div TYPE=\"")
                    .append(role)
                    .append(language == null ? "\"" : "\" LABEL=\"" + language + "\"")
                    .append("><m:fptr FILEID=\"f-")
                    .append(name)
                    .append("\"/></m:div>");
            return this;
        }

        public void published() {
            String identifier = identifier(local);
            words.append("<dc:rights>").append(rights).append("</dc:rights>");
            String mets =
                    "<m:mets xmlns:m=\"http://www.loc.gov/METS/\" xmlns:x=\"http://www.w3.org/1999/xlink\"><m:fileSec>"
                            + groups + "</m:fileSec><m:structMap><m:div>" + parts + "</m:div></m:structMap></m:mets>";
            synchronized (GivingHouse.this) {
                Instant before = lessons.containsKey(identifier)
                        ? Objects.requireNonNull(lessons.get(identifier)).datestamp()
                        : Instant.EPOCH;
                // The protocol counts in seconds; what changes has another datestamp.
                Instant stamp = before.isBefore(now()) ? now() : before.plusSeconds(1);
                lessons.put(
                        identifier,
                        new Lesson(identifier, stamp, false, sets.toString(), words.toString(), about, mets));
            }
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/files/".length());
        String range = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), "");
        fetched.add(name + " " + range);
        byte[] bytes;
        synchronized (this) {
            bytes = files.getOrDefault(name, new byte[0]);
        }
        switch (mood) {
            case AWAY -> answer(exchange, 503, new byte[0], 0);
            case PAGES -> answer(exchange, 200, "<!DOCTYPE html><title>登录</title>".getBytes(StandardCharsets.UTF_8), 0);
            case LYING -> {
                byte[] others = bytes.clone();
                others[others.length / 2] ^= 1;
                send(exchange, others, range);
            }
            case HONEST -> send(exchange, bytes, range);
        }
    }

    private void send(HttpExchange exchange, byte[] bytes, String range) throws IOException {
        if (range.isEmpty()) {
            answer(exchange, 200, bytes, 0);
        } else {
            int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            answer(exchange, 206, bytes, from);
        }
    }

    private void answer(HttpExchange exchange, int status, byte[] bytes, int from) throws IOException {
        int length = bytes.length - from;
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        int most = breaksOff;
        breaksOff = Integer.MAX_VALUE;
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            body.write(bytes, from, Math.min(length, most));
            body.flush();
            if (most < length) {
                throw new IOException("the line is cut");
            }
        }
    }

    private void record(HttpExchange exchange) throws IOException {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            asked.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        byte[] page = page(asked).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=UTF-8");
        exchange.sendResponseHeaders(200, page.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(page);
        }
    }

    private synchronized String page(Map<String, String> asked) {
        String verb = asked.getOrDefault("verb", "");
        String prefix = asked.getOrDefault("metadataPrefix", "oai_dc");
        String inside = switch (verb) {
            case "Identify" ->
                "<repositoryName>" + authority + "</repositoryName><baseURL>" + url() + "</baseURL><protocolVersion>2.0"
                        + "</protocolVersion><adminEmail>a@" + authority + "</adminEmail><earliestDatestamp>"
                        + "2020-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord>"
                        + "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity><description><oai-identifier xmlns=\""
                        + "http://www.openarchives.org/OAI/2.0/oai-identifier\"><scheme>oai</scheme><repositoryIdentifier>"
                        + authority + "</repositoryIdentifier><delimiter>:</delimiter><sampleIdentifier>oai:"
                        + authority
                        + ":1</sampleIdentifier></oai-identifier></description>";
            case "ListMetadataFormats" ->
                format("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/")
                        + format("mets", "http://www.loc.gov/METS/");
            case "ListSets" -> "<set><setSpec>kind:audio</setSpec><setName>音频</setName></set>";
            case "GetRecord" -> one(asked.getOrDefault("identifier", ""), prefix);
            default -> list(verb, asked.getOrDefault("from", ""), prefix);
        };
        String content = inside.startsWith("<error") ? inside : "<" + verb + ">" + inside + "</" + verb + ">";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>"
                + now() + "</responseDate><request verb=\"" + verb + "\">" + url() + "</request>" + content
                + "</OAI-PMH>";
    }

    private static String format(String prefix, String namespace) {
        return "<metadataFormat><metadataPrefix>" + prefix + "</metadataPrefix><schema>http://localhost/" + prefix
                + ".xsd</schema><metadataNamespace>" + namespace + "</metadataNamespace></metadataFormat>";
    }

    private String one(String identifier, String prefix) {
        Lesson lesson = lessons.get(identifier);
        return lesson == null ? "<error code=\"idDoesNotExist\">nothing</error>" : record(lesson, prefix);
    }

    private String list(String verb, String from, String prefix) {
        List<String> records = new ArrayList<>();
        for (Lesson lesson : lessons.values()) {
            if (from.isEmpty() || !lesson.datestamp().isBefore(Instant.parse(from))) {
                records.add(verb.equals("ListRecords") ? record(lesson, prefix) : header(lesson));
            }
        }
        return records.isEmpty() ? "<error code=\"noRecordsMatch\">nothing</error>" : String.join("", records);
    }

    private static String header(Lesson lesson) {
        return "<header" + (lesson.deleted() ? " status=\"deleted\"" : "") + "><identifier>" + lesson.identifier()
                + "</identifier><datestamp>" + lesson.datestamp() + "</datestamp>" + lesson.sets() + "</header>";
    }

    private static String record(Lesson lesson, String prefix) {
        String dublinCore = "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + lesson.words() + "</oai_dc:dc>";
        String metadata = prefix.equals("mets") ? lesson.files() : dublinCore;
        return "<record>" + header(lesson) + (lesson.deleted() ? "" : "<metadata>" + metadata + "</metadata>")
                + (lesson.about().isEmpty() ? "" : "<about>" + lesson.about() + "</about>") + "</record>";
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Instant.now().getEpochSecond());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
