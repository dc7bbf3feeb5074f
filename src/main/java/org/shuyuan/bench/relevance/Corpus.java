package org.shuyuan.bench.relevance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.bench.relevance.Entry.Inside;
import org.shuyuan.catalog.DataFolder;

/**
 * The resources that are searched: what schools would make of the lessons of the curriculum, the textbooks of the usual subjects, and
 * those of {@code relevance/resources.tsv}. The same every time; nothing in it comes from what a search finds.
 */
final class Corpus {

    private static final Set<String> SUBJECTS = Set.of(
            "chinese", "mathematics", "english", "physics", "chemistry", "biology", "geography", "history", "science");

    private static final DataFolder INGEST = new DataFolder("ingest", Optional.empty());
    private static final DataFolder RELEVANCE = new DataFolder("relevance", Optional.empty());

    private final Names names = new Names(INGEST);
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Inside>> inside = new LinkedHashMap<>();

    private Corpus() {}

    static List<Entry> entries() {
        Corpus corpus = new Corpus();
        corpus.readInside();
        corpus.curriculum();
        corpus.made();
        return List.copyOf(corpus.entries);
    }

    /** The lines of a table of the set, without comments. */
    static List<String[]> rows(String file) {
        return RELEVANCE.lines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private void readInside() {
        for (String[] row : rows("inside.tsv")) {
            inside.computeIfAbsent(row[0] + "/" + row[1], any -> new ArrayList<>())
                    .add(new Inside(row[2], Double.parseDouble(row[3]), row[4]));
        }
    }

    private void curriculum() {
        List<CurriculumRow> lessons = new ArrayList<>();
        List<CurriculumRow> books = new ArrayList<>();
        for (String file : INGEST.list("curriculum", ".tsv")) {
            INGEST.lines(file).stream().skip(1).map(CurriculumRow::of).forEach(row -> {
                if (!row.lesson().isEmpty()) {
                    lessons.add(row);
                } else if (SUBJECTS.contains(row.subject())) {
                    books.add(row);
                }
            });
        }
        LessonSet set = new LessonSet(names);
        for (int at = 0; at < lessons.size(); at++) {
            CurriculumRow row = lessons.get(at);
            Optional<CurriculumRow> before = at > 0 ? Optional.of(lessons.get(at - 1)) : Optional.empty();
            Set<String> kinds = new LinkedHashSet<>(set.kinds(row, at));
            Arrays.asList("micro-lecture", "recorded-lesson", "courseware").stream()
                    .filter(kind -> inside.containsKey(row.topic() + "/" + kind))
                    .forEach(kinds::add);
            for (String kind : kinds) {
                entries.add(
                        set.entry(row, before, kind, at).and(inside.getOrDefault(row.topic() + "/" + kind, List.of())));
            }
        }
        entries.addAll(set.papers(lessons));
        books.forEach(book -> entries.add(set.book(book, lessons)));
    }

    /** Column by column as the head of the file says. */
    private void made() {
        for (String[] row : rows("resources.tsv")) {
            Map<String, List<String>> words = new LinkedHashMap<>();
            words.put("title", List.of(row[10]));
            put(words, "subject", row[2]);
            put(words, "grade", row[3]);
            put(words, "edition", row[4]);
            put(words, "volume", row[5]);
            put(words, "creator", row[8]);
            put(words, "description", row[11]);
            words.put("keywords", List.of(row[12].split("[、,] ?", -1)));
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("key", row[0]);
            facts.put("kind", row[1]);
            facts.put("subject", row[2]);
            facts.put("grade", row[3]);
            facts.put("stage", names.stage(row[3]));
            facts.put("edition", row[4]);
            facts.put("volume", row[5]);
            facts.put("unit", row[6]);
            facts.put("lesson", row[7]);
            facts.put("creator", row[8]);
            facts.put("school", row[9]);
            entries.add(new Entry(facts, words, List.of()));
        }
    }

    private static void put(Map<String, List<String>> words, String field, String value) {
        if (!value.isEmpty()) {
            words.put(field, List.of(value));
        }
    }
}
