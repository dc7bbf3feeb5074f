package org.shuyuan.bench.relevance;

import java.util.regex.Pattern;

/** A row of the tables of {@code ingest/curriculum}: a lesson, or a volume alone. */
record CurriculumRow(String stage, String subject, String edition, String volume, String unit, String lesson) {

    private static final Pattern NUMBER = Pattern.compile("^(识字)?\\d+(\\.\\d+)?\\s+");
    private static final Pattern UNIT = Pattern.compile("^第[一二三四五六七八九十]+(章|单元)\\s*");
    /** Units that are only numbered say nothing of what is in them. */
    private static final Pattern NAMELESS = Pattern.compile("课文|识字");

    static CurriculumRow of(String line) {
        String[] cells = line.split("\t", -1);
        return new CurriculumRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
    }

    /** The lesson without its number. */
    String topic() {
        return NUMBER.matcher(lesson).replaceFirst("");
    }

    /** The unit without its number; empty where it has no other name. */
    String theme() {
        String theme = UNIT.matcher(unit).replaceFirst("");
        return NAMELESS.matcher(theme).matches() ? "" : theme;
    }

    boolean sameBook(CurriculumRow other) {
        return subject.equals(other.subject) && edition.equals(other.edition) && volume.equals(other.volume);
    }
}
