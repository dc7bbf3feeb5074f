package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuyuan.text.Simplified;

/**
 * Lessons of the curriculum, and words cut out of their titles, some of which are said often and most hardly ever, as
 * in any language (Zipf). The same random numbers give the same words.
 */
final class SchoolWords {

    private static final Path CURRICULUM = Path.of("ingest/curriculum");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    /** Words besides those of titles, of two characters by chance: what a province says is more than what it teaches. */
    private static final int MADE = 40_000;

    private static final int SENTENCE = 9;

    /** @param lesson the title; empty for a book as a whole */
    record Lesson(String stage, String subject, String edition, String volume, String unit, String lesson) {

        String title() {
            return lesson.isEmpty() ? volume : lesson;
        }
    }

    private final List<Lesson> lessons;
    private final List<String> words;
    private final Map<Integer, Integer> traditional;

    private SchoolWords(List<Lesson> lessons, List<String> words, Map<Integer, Integer> traditional) {
        this.lessons = lessons;
        this.words = words;
        this.traditional = traditional;
    }

    static SchoolWords read() throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        try (Stream<Path> tables = Files.list(CURRICULUM)) {
            for (Path table : tables.sorted().toList()) {
                List<String> rows = Files.readAllLines(table);
                rows.subList(1, rows.size()).forEach(row -> lessons.add(lesson(row)));
            }
        }
        return new SchoolWords(List.copyOf(lessons), words(lessons), Simplified.back());
    }

    private static Lesson lesson(String row) {
        String[] columns = row.split("\t", -1);
        return new Lesson(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
    }

    private static List<String> words(List<Lesson> lessons) {
        Set<String> words = new LinkedHashSet<>();
        List<Integer> characters = new ArrayList<>();
        for (Lesson lesson : lessons) {
            Matcher run = HAN.matcher(lesson.unit() + " " + lesson.title());
            while (run.find()) {
                String han = run.group();
                han.codePoints().forEach(characters::add);
                for (int at = 0; at + 2 <= han.length(); at += 2) {
                    words.add(han.substring(at, Math.min(han.length(), at + 2 + at % 3)));
                }
            }
        }
        List<String> shuffled = new ArrayList<>(words);
        SplittableRandom random = new SplittableRandom(1);
        while (shuffled.size() < words.size() + MADE) {
            shuffled.add(Character.toString(characters.get(random.nextInt(characters.size())))
                    + Character.toString(characters.get(random.nextInt(characters.size()))));
        }
        return List.copyOf(shuffled);
    }

    Lesson lesson(SplittableRandom random) {
        return lessons.get(random.nextInt(lessons.size()));
    }

    /** Often one of the first, seldom one of the last. */
    String word(SplittableRandom random) {
        double rank = Math.exp(random.nextDouble() * Math.log(words.size() + 1.0)) - 1;
        return words.get(Math.min(words.size() - 1, (int) rank));
    }

    String sentence(SplittableRandom random) {
        StringBuilder sentence = new StringBuilder();
        int length = SENTENCE / 2 + random.nextInt(SENTENCE);
        for (int word = 0; word < length; word++) {
            sentence.append(word(random)).append(word % 4 == 3 ? "，" : "");
        }
        return sentence.append('。').toString();
    }

    /** As it is written where characters were not simplified. */
    String traditional(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().map(c -> traditional.getOrDefault(c, c)).forEach(written::appendCodePoint);
        return written.toString();
    }
}
