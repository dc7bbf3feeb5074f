package org.shuyuan.share.harvest.wire;

import java.util.Optional;
import java.util.regex.Pattern;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/**
 * The end of a page (OAI-PMH 2.0 §3.5).
 *
 * @param next none where the list ends with this page
 * @param completeListSize as the repository says, like the cursor; none where it says no number
 */
record Token(Optional<String> next, Optional<Long> completeListSize, Optional<Long> cursor) {

    static final Token NONE = new Token(Optional.empty(), Optional.empty(), Optional.empty());

    /** It goes into the address of the next request. */
    private static final int LONGEST = 8000;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    static Token read(Cursor at) {
        Optional<Long> size = number(at.attribute("completeListSize"));
        Optional<Long> cursor = number(at.attribute("cursor"));
        String text = at.text(LONGEST);
        if (text.length() > LONGEST) {
            throw new HarvestTrouble(Kind.TOO_LARGE, "a token of more than " + LONGEST + " characters");
        }
        return new Token(Optional.of(text).filter(token -> !token.isEmpty()), size, cursor);
    }

    private static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
