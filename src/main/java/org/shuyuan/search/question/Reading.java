package org.shuyuan.search.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.shuyuan.search.spelling.Han;
import org.shuyuan.search.spelling.Pinyin;
import org.shuyuan.text.Folding;

/**
 * A wording as it is understood: which pieces of it name a subject, a grade, an edition or a kind, which only ask, and what is left,
 * which must be found.
 *
 * @param line all that was typed, folded
 */
public record Reading(String line, List<Part> parts, boolean empty) {

    /** Characters; a name has seldom so many. */
    private static final int SENTENCE = 6;

    /**
     * @param text folded
     * @param phrase whether it must be found as it stands
     */
    public record Part(String text, boolean phrase, Optional<Lexicon.Meaning> meaning) {

        boolean weak() {
            return meaning.filter(Lexicon.Meaning::weak).isPresent();
        }

        boolean kind() {
            return meaning.filter(Lexicon.Meaning::kind).isPresent();
        }

        public boolean beside() {
            return meaning.filter(Lexicon.Meaning::beside).isPresent();
        }

        /** Whether it names a term by which resources are described. */
        boolean named() {
            return meaning.filter(known -> !known.named().isEmpty()).isPresent();
        }

        public Map<String, List<String>> terms() {
            return meaning.map(Lexicon.Meaning::named).orElse(Map.of());
        }

        /** The text, and other ways of saying the same. */
        public List<String> ways() {
            return Stream.concat(
                            Stream.of(text),
                            meaning.stream()
                                    .flatMap(known -> known.names().stream())
                                    .map(Folding::fold))
                    .distinct()
                    .toList();
        }
    }

    public static Reading of(Wording wording, Lexicon lexicon) {
        List<Part> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Wording.Piece piece : wording.pieces()) {
            if (piece.phrase()) {
                parts.addAll(new Scan(run.toString(), lexicon).parts());
                run.setLength(0);
                parts.add(new Part(Folding.fold(piece.text()), true, Optional.empty()));
            } else {
                run.append(' ').append(Folding.fold(piece.text()));
            }
        }
        parts.addAll(new Scan(run.toString(), lexicon).parts());
        return new Reading(Folding.fold(wording.line()), List.copyOf(parts), wording.empty());
    }

    /** What must be found; where nothing else is left, that are the words for kinds, and last the words that only ask. */
    public List<Part> wanted() {
        List<Part> strong = parts.stream().filter(part -> !part.weak()).toList();
        List<Part> without = strong.stream().filter(part -> !part.kind()).toList();
        if (!without.isEmpty()) {
            return without;
        }
        return strong.isEmpty() ? parts : strong;
    }

    /** What is neither a term nor a word that only asks or stands beside. */
    public List<Part> content() {
        return parts.stream()
                .filter(part -> !part.weak() && !part.named() && !part.beside())
                .toList();
    }

    /** The content in one line. */
    public String core() {
        return String.join(" ", content().stream().map(Part::text).toList());
    }

    /** Whether somebody asks as one speaks: whoever types a word, or pieces apart, means each of them. */
    public boolean sentence() {
        return !line.contains(" ") && core().codePoints().filter(Han::is).count() >= SENTENCE;
    }

    /** The same with syllables that were typed apart put together: er ci han shu is one word. */
    public Reading joiningSyllables() {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            if (!joined.isEmpty() && syllables(part) && syllables(joined.getLast())) {
                joined.add(new Part(joined.removeLast().text() + part.text(), false, Optional.empty()));
            } else {
                joined.add(part);
            }
        }
        return new Reading(line, List.copyOf(joined), empty);
    }

    private static boolean syllables(Part part) {
        return part.meaning().isEmpty()
                && !part.phrase()
                && !Pinyin.cut(part.text()).isEmpty();
    }

    /** The same with some parts said otherwise. */
    public Reading saying(UnaryOperator<Part> other, Lexicon lexicon) {
        List<Part> said = parts.stream()
                .map(other)
                .map(part -> part.phrase() ? part : new Part(part.text(), false, lexicon.of(part.text())))
                .toList();
        return new Reading(String.join(" ", said.stream().map(Part::text).toList()), said, false);
    }
}
