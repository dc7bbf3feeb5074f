package org.shuyuan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ObjDoubleConsumer;

/**
 * Questions for the figures of films, courses, schools, districts, cities and a province, over ten million visits of one year:
 * how long the service takes for an answer, and how long the same takes that counts the visits.
 */
final class FigureBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS = 10_000_000;
    private static final int LEVELS = 6;
    private static final int WARM_UP = 200;
    private static final int QUESTIONS = 400;
    private static final int COUNTED = 18;
    private static final double MILLIS = 1e6;
    private static final double SECONDS = 1e9;

    /** The numbers of levels in the scripts, as often as each is asked for. */
    private static final List<Integer> MIX = List.of(0, 0, 0, 0, 5, 5, 1, 1, 2, 2, 3, 4);

    private static final List<Integer> SPANS = List.of(7, 30, 365);

    /** What number a visit has on each level. */
    private static final String NUMBERS = """
            create function number_of(level integer, film integer, school integer) returns integer immutable parallel safe
            language sql return case level when 0 then film when 1 then school when 2 then school / 20
              when 3 then school / 200 when 4 then 0 else case when film < 10000 then film % 1000 end end;
            create function dice(n bigint, salt bigint) returns double precision immutable parallel safe
            language sql return (hashint8extended(n, salt) & 1073741823)::double precision / 1073741824""";

    private final Tables tables;
    private final ObjDoubleConsumer<String> figure;
    private final Random random = new Random(20261123);

    private FigureBench(Tables tables, ObjDoubleConsumer<String> figure) {
        this.tables = tables;
        this.figure = figure;
    }

    /** A scope, a span and where its answer is. */
    private record Question(int level, int n, LocalDate from, LocalDate to, String address) {}

    /** Fills the tables beside a running service, and asks it. */
    static void run(Path data, ObjDoubleConsumer<String> figure)
            throws IOException, InterruptedException, SQLException {
        try (ServiceProcess service = ServiceProcess.start(data);
                Tables tables = Tables.of(data)) {
            FigureBench bench = new FigureBench(tables, figure);
            bench.fill();
            bench.ask(service);
        }
    }

    private void fill() throws IOException {
        long begin = System.nanoTime();
        tables.execute(NUMBERS);
        // What the sorts of ten million rows want; only of this connection.
        tables.execute("set work_mem = '512MB'; set maintenance_work_mem = '512MB'; set synchronous_commit = off");
        script("figures-world.sql");
        tables.execute("set figures.events = " + EVENTS);
        script("figures-events.sql");
        // An index that is made of all rows is made in a tenth of the time.
        tables.execute("alter table figure_return drop constraint figure_return_pkey;"
                + "alter table figure_day drop constraint figure_day_pkey; drop index figure_day_day");
        for (int level = 0; level < LEVELS; level++) {
            tables.execute("set figures.level = " + level);
            script("figures-rollup.sql");
        }
        tables.execute(
                "alter table figure_return add primary key (scope, day, since) include (people);"
                        + "alter table figure_day add primary key (scope, day); create index figure_day_day on figure_day (day)");
        tables.execute("vacuum analyze figure_return");
        tables.execute("vacuum analyze figure_day");
        figure.accept("stats_load_seconds", (System.nanoTime() - begin) / SECONDS);
        figure.accept("stats_events", rows("event"));
        figure.accept("stats_day_rows", rows("figure_day"));
        figure.accept("stats_return_rows", rows("figure_return"));
        figure.accept("stats_rollup_mb", megabytes("figure_day") + megabytes("figure_return"));
        figure.accept("stats_events_mb", megabytes("event"));
    }

    private void ask(ServiceProcess service) throws IOException, InterruptedException {
        String token = service.token("operator");
        for (int n = 0; n < WARM_UP; n++) {
            answer(service, token, question());
        }
        double[] times = new double[QUESTIONS];
        for (int n = 0; n < QUESTIONS; n++) {
            Question question = question();
            long begin = System.nanoTime();
            answer(service, token, question);
            times[n] = (System.nanoTime() - begin) / MILLIS;
        }
        Arrays.sort(times);
        figure.accept("stats_query_p50_ms", times[QUESTIONS / 2]);
        figure.accept("stats_query_p95_ms", times[QUESTIONS * 95 / 100]);
        figure.accept("stats_query_max_ms", times[QUESTIONS - 1]);
        double asked = 0;
        double counted = 0;
        for (int n = 0; n < COUNTED; n++) {
            Question question = question();
            long begin = System.nanoTime();
            JsonNode told = answer(service, token, question).path("total");
            long middle = System.nanoTime();
            List<String> truth = tables.column(count(question));
            counted += System.nanoTime() - middle;
            asked += middle - begin;
            check(question, told, truth.getLast());
        }
        figure.accept("stats_counting_ms", counted / COUNTED / MILLIS);
        figure.accept("stats_vs_counting", counted / asked);
    }

    private Question question() {
        int level = MIX.get(random.nextInt(MIX.size()));
        int days = SPANS.get(random.nextInt(SPANS.size()));
        // Films as they are watched, the others alike.
        int n = switch (level) {
            case 0 -> (int) (20_000 * Math.pow(random.nextDouble(), 3));
            case 1 -> random.nextInt(2000);
            case 2 -> random.nextInt(100);
            case 3 -> random.nextInt(10);
            case 4 -> 0;
            default -> random.nextInt(1000);
        };
        LocalDate to = LocalDate.now(ZoneId.systemDefault()).minusDays(1 + (days > 30 ? 0 : random.nextInt(300)));
        LocalDate from = to.minusDays(days - 1L);
        return new Question(level, n, from, to, path(level, n) + "/figures?from=" + from + "&to=" + to);
    }

    private String path(int level, int n) {
        return switch (level) {
            case 1 -> "/api/organisations/44-S" + n;
            case 2 -> "/api/organisations/44-D" + n;
            case 3 -> "/api/organisations/44-C" + n;
            case 4 -> "/api/organisations/44";
            default ->
                "/api/resources/"
                        + tables.column("select id from numbered where level = " + level + " and n = " + n)
                                .getFirst();
        };
    }

    private static JsonNode answer(ServiceProcess service, String token, Question question)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                service.send(HttpRequest.newBuilder().header("Authorization", "Bearer " + token), question.address());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The same question to the visits: by weeks, and of the whole span in the last row. */
    private static String count(Question question) {
        String within = question.level() == 0
                ? "film = " + question.n()
                : "number_of(%d, film, school) = %d".formatted(question.level(), question.n());
        return """
                select count(distinct pupil) || ' ' || count(*) from event
                where %s and day between '%s' and '%s'
                group by grouping sets ((date_trunc('week', day)), ()) order by grouping(date_trunc('week', day))""".formatted(within, question.from(), question.to());
    }

    /** Of a district and more than that, five people watch on every day, so that all of it is told. */
    private static void check(Question question, JsonNode told, String truth) throws IOException {
        String answer = told.path("viewers").asText() + " " + told.path("plays").asText();
        if (question.level() >= 2 && question.level() <= 4 && !answer.equals(truth)) {
            throw new IOException("%s tells %s where %s are counted".formatted(question.address(), answer, truth));
        }
    }

    private double rows(String table) {
        return (double) tables.number("select count(*) from " + table);
    }

    private double megabytes(String table) {
        return tables.number("select pg_total_relation_size('" + table + "')") / 1e6;
    }

    private void script(String name) throws IOException {
        try (InputStream script =
                Objects.requireNonNull(FigureBench.class.getResourceAsStream("/bench/" + name), name)) {
            tables.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
