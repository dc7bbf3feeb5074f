package org.shuyuan.share.harvest.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/**
 * Notices a list that leads nowhere: a token that comes again, or pages without end. It is kept with the run, and small
 * whatever the length of the list: the last tokens are known by their hashes, so a short circle is noticed at once. Of those
 * before, one is: the last whose place is a power of two (Brent's method), so a long circle is noticed before it was walked
 * through three times.
 *
 * @param pages that were read
 * @param barren pages in a row, up to now, without a record
 * @param anchor a hash of long ago; empty before the first token
 * @param recent hashes of the last tokens, the newest last
 */
public record TokenTrail(int pages, int barren, String anchor, List<String> recent) {

    private static final int MOST_PAGES = 100_000;
    private static final int MOST_BARREN = 100;
    private static final int REMEMBERED = 32;
    private static final int HASH_BYTES = 9;

    private static final TokenTrail START = new TokenTrail(0, 0, "", List.of());

    public TokenTrail {
        recent = List.copyOf(recent);
    }

    /**
     * @param text as {@link #text()} writes it; empty at the beginning of a list
     * @throws IllegalArgumentException if it is neither
     */
    public static TokenTrail parse(String text) {
        if (text.isEmpty()) {
            return START;
        }
        String[] parts = text.split(" ", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("no trail: " + text);
        }
        return new TokenTrail(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2],
                parts[3].isEmpty() ? List.of() : Arrays.asList(parts[3].split(" ")));
    }

    /** At most 500 characters. */
    public String text() {
        return pages + " " + barren + " " + anchor + " " + String.join(" ", recent);
    }

    /** @throws HarvestTrouble {@link Kind#LOOPING} or {@link Kind#ENDLESS} if the page leads nowhere */
    public TokenTrail after(Page page) {
        return after(page.token(), page.records().isEmpty());
    }

    TokenTrail after(Optional<String> token, boolean bare) {
        if (token.isEmpty()) {
            return new TokenTrail(pages + 1, 0, anchor, recent);
        }
        String hash = hash(token.get());
        if (hash.equals(anchor) || recent.contains(hash)) {
            throw new HarvestTrouble(Kind.LOOPING, "the token of page " + (pages + 1) + " came before");
        }
        int empty = bare ? barren + 1 : 0;
        if (empty > MOST_BARREN) {
            throw new HarvestTrouble(Kind.ENDLESS, empty + " pages in a row have no record");
        }
        if (pages + 1 >= MOST_PAGES) {
            throw new HarvestTrouble(Kind.ENDLESS, "more than " + MOST_PAGES + " pages");
        }
        List<String> known = new ArrayList<>(recent);
        known.add(hash);
        return new TokenTrail(
                pages + 1,
                empty,
                Integer.bitCount(pages + 1) == 1 ? hash : anchor,
                known.subList(Math.max(0, known.size() - REMEMBERED), known.size()));
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JRE knows SHA-256", e);
        }
    }
}
