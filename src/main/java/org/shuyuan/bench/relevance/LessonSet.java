package org.shuyuan.bench.relevance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.bench.relevance.Entry.Inside;

/** What schools make of a lesson: its film, slides, plan and exercises, by its teachers; and the book in which it stands. */
final class LessonSet {

    private static final Map<String, List<String>> TEACHERS = Map.of(
            "mathematics", List.of("沈知远", "陈雨桐", "罗文昊"),
            "chinese", List.of("叶小满", "林清如", "何语堂"),
            "science", List.of("竹里小学科学组", "顾念慈"),
            "physics", List.of("周以衡", "许望舒"));

    private static final Map<String, List<String>> SCHOOLS = Map.of(
            "primary", List.of("330106-S01", "330127-S01", "330726-S01"),
            "junior", List.of("330127-S02", "330106-S02"),
            "senior", List.of("330702-S01"));

    private final Names names;

    LessonSet(Names names) {
        this.names = names;
    }

    /** Of every lesson a film; of some the rest, so that not all look alike. */
    List<String> kinds(CurriculumRow row, int at) {
        List<String> kinds = new ArrayList<>(List.of("micro-lecture"));
        if (at % 3 != 1) {
            kinds.add("courseware");
        }
        if (at % 2 == 0) {
            kinds.add("recorded-lesson");
        }
        if (at % 4 < 2) {
            kinds.add("lesson-plan");
        }
        if (!row.subject().equals("chinese") && at % 3 != 2) {
            kinds.add("exercise");
        }
        return kinds;
    }

    Entry entry(CurriculumRow row, Optional<CurriculumRow> before, String kind, int at) {
        String teacher = pick(TEACHERS.getOrDefault(row.subject(), List.of("")), at + kind.length());
        String school = pick(SCHOOLS.getOrDefault(row.stage(), List.of("")), at);
        Map<String, List<String>> words = described(row);
        String topic = row.topic();
        words.put(
                "title",
                List.of(
                        switch (kind) {
                            case "courseware" -> row.lesson();
                            case "recorded-lesson" -> "《" + topic + "》课堂实录";
                            case "lesson-plan" -> "《" + topic + "》教学设计";
                            case "exercise" -> topic + "课时练习";
                            default -> topic;
                        }));
        words.put(
                "description",
                List.of(names.title(row.edition()) + names.title(row.subject()) + row.volume() + "，"
                        + (row.theme().isEmpty() ? "" : row.theme() + "单元，") + "供课前预习和课后复习。"));
        words.put("lesson", List.of(row.lesson()));
        Set<String> keywords = new LinkedHashSet<>(List.of(topic));
        if (!row.theme().isEmpty()) {
            keywords.add(row.theme());
        }
        words.put("keywords", List.copyOf(keywords));
        words.put("creator", List.of(teacher));
        return new Entry(facts(row, kind, teacher, school), words, inside(row, before, kind));
    }

    /** Neighbours are named as teachers name them: what came before, and the book. */
    private static List<Inside> inside(CurriculumRow row, Optional<CurriculumRow> before, String kind) {
        String last = before.filter(row::sameBook).map(CurriculumRow::topic).orElse("");
        return switch (kind) {
            case "micro-lecture", "recorded-lesson" ->
                List.of(
                        new Inside("cue", 2, "同学们好，今天我们一起学习" + row.topic()),
                        new Inside("cue", 9, last.isEmpty() ? "这是第一课" : "上一节课我们学习了" + last),
                        new Inside("cue", 300, "请打开" + row.volume() + "的课本，做课后练习"));
            case "courseware" ->
                List.of(
                        new Inside("slide", 1, row.topic()),
                        new Inside("slide", 2, last.isEmpty() ? "学习目标" : "复习回顾：" + last),
                        new Inside("slide", 12, "课堂小结　布置作业"));
            default -> List.of();
        };
    }

    /** One paper for each unit that has a name. */
    List<Entry> papers(List<CurriculumRow> lessons) {
        Map<String, CurriculumRow> units = new LinkedHashMap<>();
        lessons.stream()
                .filter(row -> !row.theme().isEmpty() && !row.subject().equals("chinese"))
                .forEach(row -> units.putIfAbsent(row.subject() + row.unit(), row));
        List<Entry> papers = new ArrayList<>();
        for (CurriculumRow row : units.values()) {
            String school = pick(SCHOOLS.getOrDefault(row.stage(), List.of("")), papers.size());
            Map<String, List<String>> words = described(row);
            words.put("title", List.of(row.unit() + " 单元检测卷"));
            words.put("description", List.of("满分一百分，四十五分钟，附参考答案。"));
            words.put("keywords", List.of(row.theme()));
            Map<String, String> facts = new LinkedHashMap<>(facts(row, "paper", "", school));
            facts.put("lesson", "");
            papers.add(new Entry(facts, words, List.of()));
        }
        return papers;
    }

    /** Its pages name the lessons that stand in it. */
    Entry book(CurriculumRow book, List<CurriculumRow> lessons) {
        Map<String, List<String>> words = described(book);
        words.put(
                "title",
                List.of((book.stage().equals("senior") ? "普通高中教科书 " : "义务教育教科书 ") + names.title(book.subject()) + " "
                        + book.volume()));
        String publisher = names.publisher(book.edition());
        if (!publisher.isEmpty()) {
            words.put("publisher", List.of(publisher));
        }
        List<Inside> pages = new ArrayList<>();
        lessons.stream()
                .filter(book::sameBook)
                .forEach(lesson ->
                        pages.add(new Inside("page", 2 + 6.0 * pages.size(), lesson.unit() + " " + lesson.lesson())));
        return new Entry(facts(book, "e-textbook", "", ""), words, pages);
    }

    private Map<String, List<String>> described(CurriculumRow row) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put("subject", List.of(row.subject()));
        words.put("stage", List.of(row.stage()));
        words.put("edition", List.of(row.edition()));
        words.put("volume", List.of(row.volume()));
        String grade = names.grade(row.volume());
        if (!grade.isEmpty()) {
            words.put("grade", List.of(grade));
        }
        return words;
    }

    private Map<String, String> facts(CurriculumRow row, String kind, String creator, String school) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("kind", kind);
        facts.put("stage", row.stage());
        facts.put("subject", row.subject());
        facts.put("edition", row.edition());
        facts.put("volume", row.volume());
        facts.put("grade", names.grade(row.volume()));
        facts.put("unit", row.theme());
        facts.put("lesson", row.topic());
        facts.put("creator", creator);
        facts.put("school", school);
        return facts;
    }

    private static String pick(List<String> some, int at) {
        return some.get(at % some.size());
    }
}
