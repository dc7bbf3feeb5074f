package org.shuyuan.bench.relevance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question with the worth of every resource as an answer, from 0 to 3, by the rules at the head of {@code relevance/queries.tsv}.
 *
 * @param worth by the place of the resource in the corpus; without those that are worth nothing
 */
record Judged(String group, String words, Map<Integer, Integer> worth) {

    static final int BEST = 3;

    Judged {
        worth = Map.copyOf(worth);
    }

    /** @param file a table of the set, in the form of {@code queries.tsv} */
    static List<Judged> all(String file, List<Entry> corpus) {
        return Corpus.rows(file).stream().map(row -> judge(row, corpus)).toList();
    }

    private static Judged judge(String[] row, List<Entry> corpus) {
        Rule three = Rule.of(row[2]);
        Rule two = written(row, 3) ? Rule.of(row[3]) : three.lessons();
        Rule one = written(row, 4) ? Rule.of(row[4]) : three.butForOne();
        List<Entry> best = corpus.stream().filter(three::fits).toList();
        Map<Integer, Integer> worth = new LinkedHashMap<>();
        for (int at = 0; at < corpus.size(); at++) {
            Entry entry = corpus.get(at);
            int grade = three.fits(entry)
                    ? BEST
                    : two.fits(entry)
                            ? 2
                            : one.fits(entry) || (three.namesLessonOrUnit() && !written(row, 4) && near(entry, best))
                                    ? 1
                                    : 0;
            if (grade > 0) {
                worth.put(at, grade);
            }
        }
        if (!worth.containsValue(BEST)) {
            throw new IllegalStateException("Nothing in the corpus is what " + row[1] + " asks for");
        }
        return new Judged(row[0], row[1], worth);
    }

    private static boolean written(String[] row, int column) {
        return row.length > column && !row[column].isBlank();
    }

    /** In the same unit, or the book in which it stands. */
    private static boolean near(Entry entry, List<Entry> best) {
        boolean book = entry.fact("kind").equals("e-textbook");
        return best.stream()
                .anyMatch(one -> one.fact("subject").equals(entry.fact("subject"))
                        && one.fact("edition").equals(entry.fact("edition"))
                        && one.fact("volume").equals(entry.fact("volume"))
                        && (book
                                ? !one.fact("lesson").isEmpty()
                                : !one.fact("unit").isEmpty()
                                        && one.fact("unit").equals(entry.fact("unit"))));
    }
}
