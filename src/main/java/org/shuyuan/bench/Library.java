package org.shuyuan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Published resources with what is said and written in them, a few times as many places as resources, by COPY into the tables of
 * the catalog. A number always gives the same resource.
 */
final class Library {

    /** What is said once, in the last place of a long and of a short one of its kind. */
    static final String IN_LONG_BOOK = "鹳雀楼";

    static final String IN_SHORT_BOOK = "岳阳楼";
    static final String IN_LONG_LESSON = "蒹葭苍苍";
    static final String IN_SHORT_LESSON = "呦呦鹿鸣";
    static final int LONG_BOOK_PAGES = 2000;
    static final int LONG_LESSON_CUES = 5000;

    private static final int SEED = 20_261_123;
    private static final int AT_ONCE = 2000;
    private static final Instant FIRST = Instant.parse("2024-09-01T00:00:00Z");
    private static final int MINUTES_APART = 1;
    private static final List<String> KINDS =
            List.of("micro-lecture", "recorded-lesson", "courseware", "lesson-plan", "exercise");
    private static final List<String> LEVELS = List.of("school", "district", "city", "province");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchoolWords words;
    private final Tables tables;
    private final Path file;
    private final List<String> schools;
    private final String owner;

    private Library(SchoolWords words, Tables tables, Path file, List<String> schools, String owner) {
        this.words = words;
        this.tables = tables;
        this.file = file;
        this.schools = schools;
        this.owner = owner;
    }

    /** @param file for rows on their way, which the database can read */
    static Library of(SchoolWords words, Tables tables, Path file) throws IOException, SQLException {
        if (tables.number("select count(*) from organisation where level = 'school' and code like '33%'") == 0) {
            Schools.fill(tables.connection());
        }
        return new Library(
                words,
                tables,
                file,
                tables.column("select id from organisation where level = 'school' and code like '33%' order by code"),
                tables.column("select id from account where name = 'operator'").getFirst());
    }

    /** Resources of these numbers, the first included and the last not. */
    void fill(int from, int to) throws IOException {
        for (int begin = from; begin < to; begin += AT_ONCE) {
            StringBuilder resources = new StringBuilder();
            StringBuilder places = new StringBuilder();
            for (int number = begin; number < Math.min(to, begin + AT_ONCE); number++) {
                add(number, resources, places);
            }
            copy(
                    "learning_resource (id, organisation, owner, kind, state, state_since, descriptors, created_at,"
                            + " updated_at, version)",
                    resources);
            copy("place (id, resource, type, position, at, text)", places);
        }
    }

    private void copy(String table, StringBuilder rows) throws IOException {
        Files.writeString(file, rows);
        tables.execute("copy " + table + " from '" + file + "'");
    }

    private void add(int number, StringBuilder resources, StringBuilder places) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + (long) number);
        UUID id = new UUID((0x0198L << 48) | ((long) number << 16) | 0x7000, random.nextLong() >>> 2 | Long.MIN_VALUE);
        SchoolWords.Lesson lesson = words.lesson(random);
        int form = random.nextInt(100);
        String kind = number < 2 || form < 5 ? "e-textbook" : KINDS.get(random.nextInt(KINDS.size()));
        String time =
                FIRST.plusSeconds(60L * MINUTES_APART * (number % 1_000_000)).toString();
        row(
                resources,
                id.toString(),
                schools.get(random.nextInt(schools.size())),
                owner,
                kind,
                "published",
                time,
                JSON.writeValueAsString(descriptors(lesson, number, random)),
                time,
                time,
                "0");
        switch (number) {
            case 0 ->
                places(
                        places,
                        id,
                        "page",
                        LONG_BOOK_PAGES,
                        at -> said(at, LONG_BOOK_PAGES, IN_LONG_BOOK, page(random)));
            case 1 -> places(places, id, "page", 2, at -> said(at, 2, IN_SHORT_BOOK, page(random)));
            case 2 ->
                places(
                        places,
                        id,
                        "cue",
                        LONG_LESSON_CUES,
                        at -> said(at, LONG_LESSON_CUES, IN_LONG_LESSON, words.sentence(random)));
            case 3 -> places(places, id, "cue", 5, at -> said(at, 5, IN_SHORT_LESSON, words.sentence(random)));
            default -> {
                if (form < 5) {
                    places(places, id, "page", 10 + random.nextInt(21), _ -> page(random));
                } else if (form < 30) {
                    places(places, id, "cue", 4 + random.nextInt(13), _ -> words.sentence(random));
                } else if (form < 40) {
                    places(places, id, "slide", 4 + random.nextInt(9), _ -> words.sentence(random));
                }
            }
        }
    }

    private static String said(int at, int of, String last, String usual) {
        return at == of - 1 ? usual + last : usual;
    }

    private String page(SplittableRandom random) {
        return words.sentence(random)
                + words.sentence(random)
                + words.sentence(random)
                + words.sentence(random)
                + words.sentence(random)
                + words.sentence(random);
    }

    private Map<String, Map<String, List<String>>> descriptors(
            SchoolWords.Lesson lesson, int number, SplittableRandom random) {
        Map<String, Map<String, List<String>>> said = new LinkedHashMap<>();
        say(
                said,
                "title",
                lesson.title() + "：" + words.word(random) + words.word(random) + "（第" + number % 1000 + "课）");
        say(said, "description", words.sentence(random) + words.sentence(random));
        say(said, "keywords", words.word(random), words.word(random), words.word(random));
        if (!lesson.lesson().isEmpty()) {
            say(said, "lesson", lesson.lesson());
        }
        say(said, "volume", lesson.volume());
        say(said, "subject", lesson.subject());
        say(said, "stage", lesson.stage());
        say(said, "edition", lesson.edition());
        say(
                said,
                "grade",
                "g"
                        + switch (lesson.stage()) {
                            case "primary" -> 1 + random.nextInt(6);
                            case "junior" -> 7 + random.nextInt(3);
                            default -> 10 + random.nextInt(3);
                        });
        say(said, "creator", words.word(random).substring(0, 1) + "老师" + random.nextInt(5000));
        say(said, "language", "zh-CN");
        say(said, "licence", "CC-BY-4.0");
        say(said, "level", LEVELS.get(random.nextInt(LEVELS.size())));
        say(said, "duration", Integer.toString(200 + random.nextInt(2400)));
        return said;
    }

    private static void say(Map<String, Map<String, List<String>>> said, String field, String... values) {
        said.put(field, Map.of("person", List.of(values)));
    }

    private static void places(StringBuilder rows, UUID resource, String type, int many, IntFunction<String> text) {
        for (int at = 0; at < many; at++) {
            double where = type.equals("cue") ? 6.0 * at : at + 1;
            row(
                    rows,
                    new UUID(resource.getMostSignificantBits(), resource.getLeastSignificantBits() ^ (at + 1L))
                            .toString(),
                    resource.toString(),
                    type,
                    Integer.toString(at),
                    Double.toString(where),
                    text.apply(at));
        }
    }

    /** In COPY's own notation. */
    private static void row(StringBuilder rows, String... columns) {
        for (int column = 0; column < columns.length; column++) {
            rows.append(column == 0 ? "" : "\t")
                    .append(columns[column].replace("\\", "\\\\").replace("\t", " "));
        }
        rows.append('\n');
    }
}
