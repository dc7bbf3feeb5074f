package org.shuyuan.search.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where in a name something stands that is nearly what was typed, and how near. Characters that are read alike are nearer than
 * others; letters that are syllables are compared with how characters are read. One for all names: what was typed is read once.
 */
public final class Nearness {

    /** What it costs to take a character for another one that is read otherwise. */
    public static final double ONE_CHARACTER = 1;

    /** What begins a name with these initials. */
    private static final double INITIALS = 0.9;

    private final String typed;
    private final List<List<Sound>> ways;
    private final boolean initials;

    private Nearness(String typed) {
        this.typed = typed;
        this.ways = ways(typed);
        this.initials = typed.length() > 1 && !Han.anyIn(typed);
    }

    public static Nearness to(String typed) {
        return new Nearness(typed);
    }

    /**
     * @param text a piece of what was searched
     * @param cost of the changes between both, 0 where they are the same
     */
    public record Near(String text, double cost) {}

    /** The piece of a folded name that is nearest to what was typed, if it is near enough. */
    public Optional<Near> in(String name) {
        List<Sound> sounds = Sound.of(name);
        Optional<Near> best = initials ? begun(name) : Optional.empty();
        for (List<Sound> way : ways) {
            best = nearer(best, new Comparison(sounds, way).best());
        }
        return best;
    }

    /** Letters may be words, or syllables. */
    private static List<List<Sound>> ways(String typed) {
        List<Sound> asTyped = Sound.of(typed);
        List<List<Sound>> ways = new ArrayList<>(List.of(asTyped));
        for (int at = 0; at < asTyped.size(); at++) {
            if (!asTyped.get(at).character()) {
                for (List<String> cut : Pinyin.cut(asTyped.get(at).text())) {
                    List<Sound> way = new ArrayList<>(asTyped.subList(0, at));
                    cut.forEach(syllable -> way.add(Sound.syllable(syllable)));
                    way.addAll(asTyped.subList(at + 1, asTyped.size()));
                    ways.add(way);
                }
            }
        }
        return ways;
    }

    /** Letters may be the initials of what begins the name, or one of its words. */
    private Optional<Near> begun(String name) {
        return Beginnings.of(Stream.of(name)).stream()
                .map(Sound::of)
                .filter(this::hasInitials)
                .map(sounds -> new Near(Sound.text(sounds.subList(0, typed.length())), INITIALS))
                .findFirst();
    }

    private boolean hasInitials(List<Sound> sounds) {
        int length = typed.length();
        if (sounds.size() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            Sound sound = sounds.get(i);
            if (!sound.character() || sound.reading().charAt(0) != typed.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Near> nearer(Optional<Near> one, Optional<Near> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().cost() <= other.get().cost() ? one : other;
    }
}
