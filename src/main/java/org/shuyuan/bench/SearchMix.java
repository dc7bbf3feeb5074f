package org.shuyuan.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What pupils and teachers ask, all of it different: mostly words and titles, in either writing and in pinyin, with and without facets;
 * some browse, turn pages or ask in whole sentences.
 */
final class SearchMix {

    private static final int QUESTIONS = 1000;
    private static final int TYPED = 60;
    private static final int SEED = 7;
    private static final List<String> KINDS = List.of("micro-lecture", "recorded-lesson", "courseware", "e-textbook");

    private final SchoolWords words;
    private final RawEngine engine;
    private final SplittableRandom random = new SplittableRandom(SEED);

    SearchMix(SchoolWords words, RawEngine engine) {
        this.words = words;
        this.engine = engine;
    }

    /** Paths with their queries. */
    List<String> questions() throws IOException, InterruptedException {
        Set<String> questions = new LinkedHashSet<>();
        while (questions.size() < QUESTIONS) {
            questions.add("/api/search?" + question());
        }
        return List.copyOf(questions);
    }

    private String question() throws IOException, InterruptedException {
        int form = random.nextInt(100);
        if (form < 30) {
            return q(words.word(random) + (form < 12 ? " " + words.word(random) : "")) + page(form % 10);
        } else if (form < 52) {
            return q(part(words.lesson(random).title())) + page(form % 10);
        } else if (form < 62) {
            return q(words.traditional(part(words.lesson(random).title())));
        } else if (form < 70) {
            return q(engine.analysed("suggest_pinyin", words.lesson(random).title()));
        } else if (form < 85) {
            return q(words.word(random)) + "&subject=" + words.lesson(random).subject()
                    + (form < 77 ? "&kind=" + KINDS.get(random.nextInt(KINDS.size())) : "");
        } else if (form < 93) {
            return "subject=" + words.lesson(random).subject() + "&grade=g" + (1 + random.nextInt(12)) + "&kind="
                    + KINDS.get(random.nextInt(KINDS.size())) + page(form % 4);
        } else {
            return q("为什么" + words.sentence(random) + words.lesson(random).title() + "怎么讲？");
        }
    }

    private String part(String title) {
        return title.length() <= 4 ? title : title.substring(title.length() / 3);
    }

    private String page(int turn) {
        return turn < 2 ? "&page=" + (2 + turn) : "";
    }

    /** Beginnings of some titles, as they grow under the fingers: by characters, by pinyin, by initials. */
    List<String> typed() throws IOException, InterruptedException {
        List<String> typed = new ArrayList<>();
        for (int at = 0; at < TYPED; at++) {
            String title = words.lesson(random).title();
            String whole = switch (at % 3) {
                case 0 -> title;
                case 1 -> engine.analysed("suggest_pinyin", title);
                default -> engine.analysed("suggest_initials", title);
            };
            for (int end = 1; end <= Math.min(whole.length(), 10); end++) {
                typed.add("/api/suggest?" + q(whole.substring(0, end)));
            }
        }
        return typed;
    }

    private static String q(String words) {
        return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
