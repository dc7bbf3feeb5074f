package org.shuyuan.share.harvest.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;
import org.w3c.dom.Element;

/** Reads the records of a list (OAI-PMH 2.0 §2.5), or their headers alone, each for itself: a broken one leaves the others whole. */
final class RecordReader {

    private static final int LONGEST_IDENTIFIER = 1000;
    private static final int LONGEST_WORD = 500;
    private static final int MOST_SETS = 1000;
    private static final int MOST_RECORDS = 50_000;

    private final Cursor cursor;
    private final long recordSize;
    private final Fragments fragments = new Fragments();
    private final List<WireRecord> records = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();

    RecordReader(Cursor cursor, long recordSize) {
        this.cursor = cursor;
        this.recordSize = recordSize;
    }

    List<WireRecord> records() {
        return records;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /** Reads what stands in {@code <record>}. */
    void record() {
        Draft draft = new Draft();
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            switch (cursor.name()) {
                case "header" -> draft.header();
                case "metadata" -> draft.metadata();
                case "about" -> draft.about();
                default -> {
                    // of no schema that we know
                }
            }
        }
        add(draft, true);
    }

    /** Reads what stands in {@code <header>}, in a list of headers. */
    void header() {
        Draft draft = new Draft();
        draft.header();
        add(draft, false);
    }

    private void add(Draft draft, boolean whole) {
        if (records.size() + flaws.size() >= MOST_RECORDS) {
            throw new HarvestTrouble(Kind.TOO_LARGE, "more than " + MOST_RECORDS + " records on a page");
        }
        draft.flaw(whole)
                .ifPresentOrElse(
                        reason -> flaws.add(new Flaw(draft.identifier, reason)), () -> records.add(draft.done()));
    }

    /** A record as far as it was read. */
    private final class Draft {

        private final long end = cursor.weight() + recordSize;
        private String identifier = "";
        private String datestamp = "";
        private boolean deleted;
        private final List<String> sets = new ArrayList<>();
        private Optional<Element> metadata = Optional.empty();
        private final List<Element> about = new ArrayList<>();

        void header() {
            deleted = cursor.attribute("status").equals("deleted");
            int depth = cursor.depth();
            while (cursor.child(depth)) {
                switch (cursor.name()) {
                    case "identifier" -> identifier = cursor.text(LONGEST_IDENTIFIER);
                    case "datestamp" -> datestamp = cursor.text(LONGEST_WORD);
                    case "setSpec" -> set(cursor.text(LONGEST_WORD));
                    default -> {
                        // of no schema that we know
                    }
                }
            }
        }

        private void set(String spec) {
            if (!spec.isEmpty() && sets.size() < MOST_SETS) {
                sets.add(spec);
            }
        }

        void metadata() {
            int depth = cursor.depth();
            while (cursor.child(depth)) {
                Optional<Element> element = fragments.read(cursor, end);
                metadata = metadata.or(() -> element);
            }
        }

        void about() {
            int depth = cursor.depth();
            while (cursor.child(depth)) {
                fragments.read(cursor, end).ifPresent(about::add);
            }
        }

        Optional<String> flaw(boolean whole) {
            if (cursor.weight() > end) {
                return Optional.of("larger than " + recordSize + " characters");
            }
            if (identifier.isEmpty()) {
                return Optional.of("no identifier");
            }
            if (identifier.length() > LONGEST_IDENTIFIER || identifier.chars().anyMatch(Character::isWhitespace)) {
                return Optional.of("an identifier with blanks, or of more than " + LONGEST_IDENTIFIER + " characters");
            }
            if (UtcDate.read(datestamp).isEmpty()) {
                return Optional.of("the datestamp is no UTC date: " + datestamp);
            }
            return whole && !deleted && metadata.isEmpty()
                    ? Optional.of("no metadata, and not deleted")
                    : Optional.empty();
        }

        WireRecord done() {
            Instant stamp = UtcDate.read(datestamp).orElseThrow();
            return new WireRecord(identifier, stamp, deleted, sets, deleted ? Optional.empty() : metadata, about);
        }
    }
}
