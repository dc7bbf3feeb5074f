package org.shuyuan.search.question;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, as the pieces that must all be found. There is no syntax to get wrong: quotation marks that come
 * in pairs make a phrase, everything else is text.
 *
 * @param pieces in the order typed; each has a letter, a digit or an emoji, because the index knows nothing else
 * @param empty whether nothing but space was typed: a wish to browse, not to search
 */
public record Wording(List<Piece> pieces, boolean empty) {

    /** A run of text without space, or a phrase from between quotation marks. */
    record Piece(String text, boolean phrase) {}

    /** Nobody types more; whoever pastes a page is answered by its beginning. */
    static final int MOST_CHARACTERS = 200;

    static final int MOST_PIECES = 16;

    /** Of several emojis it makes one. */
    private static final int JOINER = 0x200D;

    private static final Pattern PIECE = Pattern.compile(
            "(?<open>[\"“”])(?<phrase>[^\"“”]+)[\"“”]|(?<corner>[「『])(?<cornered>[^「」『』]+)[」』]|[^\\s\"“”「『]+|\\S");

    public static Wording of(String typed) {
        String clean = clean(typed);
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(clean);
        while (matcher.find() && pieces.size() < MOST_PIECES) {
            boolean phrase = matcher.group("open") != null || matcher.group("corner") != null;
            String piece = matcher.group();
            String text = phrase ? piece.substring(1, piece.length() - 1).strip() : piece;
            if (findable(text)) {
                pieces.add(new Piece(text, phrase));
            }
        }
        return new Wording(List.copyOf(pieces), clean.isBlank());
    }

    /** All pieces in one line. */
    public String line() {
        return String.join(" ", pieces.stream().map(Piece::text).toList());
    }

    /** Every kind of space and control becomes a space, half of a surrogate pair as well; marks that nobody sees are left out, and the tail is cut. */
    private static String clean(String typed) {
        StringBuilder clean = new StringBuilder();
        typed.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT || c == JOINER)
                .limit(MOST_CHARACTERS)
                .map(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> ' ';
                    default -> c;
                })
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    static boolean findable(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.OTHER_NUMBER
                        || Character.isEmojiPresentation(c));
    }
}
