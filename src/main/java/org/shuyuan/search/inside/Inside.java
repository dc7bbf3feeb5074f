package org.shuyuan.search.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.search.answer.Highlighted;
import org.shuyuan.text.Folded;

/**
 * Looks through the pages of one book. It asks the catalog and not the index: so it finds every hit and not the best ones,
 * also in a draft, and while the engine is away. A book of 2 000 pages has some megabytes of text, read in a tenth of a second.
 */
@ApplicationScoped
public class Inside {

    /** So many places are listed; nobody leafs through more. */
    public static final int MOST_PLACES = 300;

    /** So many spellings of what was found are told: 拋物線 and 抛物线. */
    private static final int MOST_SPELLINGS = 40;

    private static final int AROUND = 24;
    private static final int BATCH = 128;

    private final EntityManager entities;

    Inside(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param places with a hit, in all
     * @param hits in all places
     * @param list the first places, in the order of the book
     * @param spellings how what was found stands in the book: exact stretches of its text
     */
    public record Found(int places, int hits, List<Page> list, List<String> spellings) {

        static final Found NOTHING = new Found(0, 0, List.of(), List.of());

        public Found {
            list = List.copyOf(list);
            spellings = List.copyOf(spellings);
        }
    }

    /**
     * A page, or a chapter of a book without pages.
     *
     * @param at its number, from 1
     * @param hits on it
     * @param passage around the first of them
     */
    public record Page(PlaceType type, int at, int hits, Highlighted passage) {}

    private record Text(PlaceType type, int at, Folded text) {}

    /**
     * The pages where what was given stands as it is; if there is none, those where each of its words stands; if there is none,
     * those where any of them does.
     *
     * @param given one phrase that a person has typed, or several that were found together
     */
    @Transactional
    public Found find(UUID resource, List<String> given) {
        Sought sought = Sought.of(given);
        if (sought.isEmpty()) {
            return Found.NOTHING;
        }
        Found found = find(resource, sought.phrases(), text -> holdsAll(text, sought.phrases()));
        if (found.places() == 0 && !sought.words().equals(sought.phrases())) {
            found = find(resource, sought.words(), text -> holdsAll(text, sought.words()));
        }
        if (found.places() == 0 && sought.words().size() > 1) {
            found = find(resource, sought.words(), _ -> true);
        }
        return found;
    }

    private static boolean holdsAll(Folded text, List<String> words) {
        return words.stream().allMatch(word -> text.text().contains(word));
    }

    private Found find(UUID resource, List<String> words, Predicate<Folded> wanted) {
        List<Page> list = new ArrayList<>();
        Set<String> spellings = new LinkedHashSet<>();
        int[] counts = new int[2];
        leaf(resource, page -> {
            if (!wanted.test(page.text())) {
                return;
            }
            List<int[]> stretches = Sought.stretches(page.text(), words);
            if (stretches.isEmpty()) {
                return;
            }
            counts[0]++;
            counts[1] += stretches.size();
            for (int[] stretch : stretches) {
                if (spellings.size() < MOST_SPELLINGS) {
                    spellings.add(page.text().original(stretch[0], stretch[1]));
                }
            }
            if (list.size() < MOST_PLACES) {
                list.add(new Page(page.type(), page.at(), stretches.size(), passage(page.text(), stretches)));
            }
        });
        return new Found(counts[0], counts[1], list, List.copyOf(spellings));
    }

    private void leaf(UUID resource, Consumer<Text> reader) {
        for (PlaceType type : List.of(PlaceType.PAGE, PlaceType.SLIDE)) {
            int last = -1;
            boolean more = true;
            while (more) {
                List<Object[]> rows = entities.createQuery(
                                "select place.position, place.at, place.text from Place place"
                                        + " where place.resource.id = :resource and place.type = :type"
                                        + " and place.position > :last order by place.position",
                                Object[].class)
                        .setParameter("resource", resource)
                        .setParameter("type", type)
                        .setParameter("last", last)
                        .setMaxResults(BATCH)
                        .getResultList();
                for (Object[] row : rows) {
                    last = (int) row[0];
                    reader.accept(new Text(type, (int) Math.round((double) row[1]), Folded.of((String) row[2])));
                }
                more = rows.size() == BATCH;
            }
        }
    }

    /** What stands around the first hit, with all hits in it marked. */
    private static Highlighted passage(Folded text, List<int[]> stretches) {
        int from = Math.max(0, stretches.getFirst()[0] - AROUND);
        int to = Math.min(text.text().length(), stretches.getFirst()[1] + 2 * AROUND);
        List<Highlighted.Part> parts = new ArrayList<>();
        int at = text.begin(from);
        for (int[] stretch : stretches) {
            if (stretch[1] > to) {
                break;
            }
            int begin = text.begin(stretch[0]);
            int end = text.end(stretch[1]);
            plain(text, at, begin, parts);
            parts.add(new Highlighted.Part(line(text.slice(begin, end)), true));
            at = end;
        }
        plain(text, at, text.end(to), parts);
        return new Highlighted(parts);
    }

    private static void plain(Folded text, int begin, int end, List<Highlighted.Part> parts) {
        if (end > begin) {
            parts.add(new Highlighted.Part(line(text.slice(begin, end)), false));
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
