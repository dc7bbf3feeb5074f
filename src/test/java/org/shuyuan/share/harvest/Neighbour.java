package org.shuyuan.share.harvest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The repository of another district, small and obedient: its records, its pages, and the bad days that a test gives it. */
public final class Neighbour implements AutoCloseable {

    private static final int PAGE = 3;

    /** At an address that no other has: ports come again, and a repository is known by its address. */
    private final HttpServer server;

    private final String authority;
    private final Map<String, Kept> records = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Duration thinking = Duration.ZERO;
    private volatile String calledSo;
    private volatile String granularity = "YYYY-MM-DDThh:mm:ssZ";
    private volatile String deletions = "persistent";
    private int breaksAfter = Integer.MAX_VALUE;
    private int hides;

    private record Kept(
            String identifier, Instant datestamp, boolean deleted, String sets, String words, String about) {}

    /** @param authority the repository identifier that it declares */
    public Neighbour(String authority) throws IOException {
        this.authority = authority;
        this.calledSo = authority;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/" + authority + "/oai", this::listen);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + authority + "/oai";
    }

    String identifier(String local) {
        return "oai:" + authority + ":" + local;
    }

    public synchronized void has(String local, String title, String... sets) {
        put(identifier(local), false, "<dc:title>" + title + "</dc:title>", "", sets);
    }

    /** @param more elements of Dublin Core */
    synchronized void hasSaying(String local, String title, String more) {
        put(identifier(local), false, "<dc:title>" + title + "</dc:title>" + more, "");
    }

    /** @param about what stands in the about container of the record */
    synchronized void passesOn(String local, String title, String about) {
        put(identifier(local), false, "<dc:title>" + title + "</dc:title>", about);
    }

    synchronized void hasForeign(String identifier, String title) {
        put(identifier, false, "<dc:title>" + title + "</dc:title>", "");
    }

    synchronized void hasUntitled(String local) {
        put(identifier(local), false, "<dc:creator>无名</dc:creator>", "");
    }

    synchronized void loses(String local) {
        put(identifier(local), true, "", "");
    }

    /** Without a word to anybody. */
    synchronized void forgets(String local) {
        records.remove(identifier(local));
    }

    /** So many requests get 503. */
    void isBusy(int times) {
        busy.set(times);
    }

    /** After so many more answers the connection breaks, once. */
    synchronized void breaksAfter(int answers) {
        breaksAfter = answers;
    }

    /** Leaves out so many records at the end of its lists, and says that they were there. */
    synchronized void hides(int count) {
        hides = count;
    }

    /** From now on it declares this name, whatever its identifiers are. */
    void isCalled(String name) {
        calledSo = name;
    }

    /** As Identify says it: {@code YYYY-MM-DD} or seconds; {@code no}, {@code transient} or {@code persistent}. */
    void tells(String granularity, String deletions) {
        this.granularity = granularity;
        this.deletions = deletions;
    }

    /** An error of the protocol is all that it says to this verb. */
    void refuses(String verb, String code) {
        refused.put(verb, code);
    }

    /** So long it thinks before each answer. */
    public void thinks(Duration time) {
        thinking = time;
    }

    /** To questions with these words it says nothing, for as long as anybody waits. */
    void isSilentTo(String... words) {
        silent.addAll(List.of(words));
    }

    void speaks() {
        silent.clear();
        refused.clear();
    }

    synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    private void put(String identifier, boolean deleted, String words, String about, String... sets) {
        records.remove(identifier);
        StringBuilder specs = new StringBuilder();
        for (String set : sets) {
            specs.append("<setSpec>").append(set).append("</setSpec>");
        }
        // The protocol counts in seconds.
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        records.put(identifier, new Kept(identifier, now, deleted, specs.toString(), words, about));
    }

    private void listen(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        synchronized (this) {
            questions.add(query);
        }
        boolean speaks = silent.stream().noneMatch(query::contains);
        try {
            if (!closing.await(speaks ? thinking.toMillis() : Long.MAX_VALUE, TimeUnit.MILLISECONDS) && speaks) {
                answer(exchange, query);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private synchronized void answer(HttpExchange exchange, String query) throws IOException {
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        byte[] page = page(arguments(query)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=UTF-8");
        exchange.sendResponseHeaders(200, page.length);
        boolean breaks = breaksAfter-- == 0;
        try (var body = exchange.getResponseBody()) {
            body.write(page, 0, breaks ? page.length / 2 : page.length);
            if (breaks) {
                breaksAfter = Integer.MAX_VALUE;
                throw new UncheckedIOException(new IOException("the line is cut"));
            }
        }
    }

    private String page(Map<String, String> asked) {
        String verb = asked.getOrDefault("verb", "");
        String inside =
                refused.containsKey(verb) ? "<error code=\"" + refused.get(verb) + "\">no</error>" : said(verb, asked);
        String content = inside.startsWith("<error") ? inside : "<" + verb + ">" + inside + "</" + verb + ">";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>"
                + Instant.ofEpochSecond(Instant.now().getEpochSecond()) + "</responseDate><request verb=\"" + verb
                + "\">" + url()
                + "</request>" + content + "</OAI-PMH>";
    }

    private String said(String verb, Map<String, String> asked) {
        return switch (verb) {
            case "Identify" -> identity();
            case "ListMetadataFormats" ->
                "<metadataFormat><metadataPrefix>oai_dc</metadataPrefix>"
                        + "<schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema>"
                        + "<metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat>";
            case "ListSets" -> "<set><setSpec>level:city</setSpec><setName>市级</setName></set>";
            case "GetRecord" -> one(asked.getOrDefault("identifier", ""));
            default -> list(verb, asked);
        };
    }

    private String identity() {
        return "<repositoryName>邻区资源库</repositoryName><baseURL>" + url()
                + "</baseURL><protocolVersion>2.0</protocolVersion>"
                + "<adminEmail>admin@" + authority
                + "</adminEmail><earliestDatestamp>2020-01-01T00:00:00Z</earliestDatestamp>"
                + "<deletedRecord>" + deletions + "</deletedRecord><granularity>" + granularity + "</granularity>"
                + "<description><oai-identifier xmlns=\"http://www.openarchives.org/OAI/2.0/oai-identifier\"><scheme>oai</scheme>"
                + "<repositoryIdentifier>" + calledSo
                + "</repositoryIdentifier><delimiter>:</delimiter><sampleIdentifier>oai:"
                + calledSo + ":1</sampleIdentifier></oai-identifier></description>";
    }

    private String one(String identifier) {
        Kept kept = records.get(identifier);
        return kept == null ? "<error code=\"idDoesNotExist\">nothing</error>" : record(kept);
    }

    private String list(String verb, Map<String, String> asked) {
        int offset = 0;
        String from = asked.getOrDefault("from", "");
        String set = asked.getOrDefault("set", "");
        if (asked.containsKey("resumptionToken")) {
            String[] token = asked.get("resumptionToken").split("!", -1);
            offset = Integer.parseInt(token[0]);
            from = token[1];
            set = token[2];
        }
        String since = from.length() == "uuuu-MM-dd".length() ? from + "T00:00:00Z" : from;
        String within = set;
        List<Kept> matching = records.values().stream()
                .filter(kept -> since.isEmpty() || !kept.datestamp().isBefore(Instant.parse(since)))
                .filter(kept -> within.isEmpty() || kept.sets().contains(">" + within + "<"))
                .toList();
        List<Kept> given = matching.subList(0, matching.size() - Math.min(hides, matching.size()));
        if (given.isEmpty()) {
            return "<error code=\"noRecordsMatch\">nothing</error>";
        }
        StringBuilder page = new StringBuilder();
        int end = Math.min(given.size(), offset + PAGE);
        for (Kept kept : given.subList(offset, end)) {
            page.append(verb.equals("ListRecords") ? record(kept) : header(kept));
        }
        if (end < given.size() || offset > 0) {
            page.append("<resumptionToken completeListSize=\"")
                    .append(matching.size())
                    .append("\" cursor=\"")
                    .append(offset)
                    .append("\">");
            page.append(end < given.size() ? end + "!" + since + "!" + within : "")
                    .append("</resumptionToken>");
        }
        return page.toString();
    }

    private static String header(Kept kept) {
        return "<header" + (kept.deleted() ? " status=\"deleted\"" : "") + "><identifier>" + kept.identifier()
                + "</identifier><datestamp>" + kept.datestamp() + "</datestamp>" + kept.sets() + "</header>";
    }

    private static String record(Kept kept) {
        String metadata = kept.deleted()
                ? ""
                : "<metadata><oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + kept.words() + "</oai_dc:dc></metadata>";
        String about = kept.about().isEmpty() ? "" : "<about>" + kept.about() + "</about>";
        return "<record>" + header(kept) + metadata + about + "</record>";
    }

    private static Map<String, String> arguments(String query) {
        Map<String, String> arguments = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            arguments.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return arguments;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
