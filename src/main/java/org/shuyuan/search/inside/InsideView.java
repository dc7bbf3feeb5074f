package org.shuyuan.search.inside;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Places;
import org.shuyuan.search.answer.Highlighted;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * What was found inside a book, as people read it.
 *
 * @param places with a hit, in all
 * @param hits in all places
 * @param words all this in words
 * @param list the first places, in the order of the book
 * @param spellings how what was found stands in the book; these are marked on its pages
 */
public record InsideView(int places, int hits, String words, List<Line> list, List<String> spellings) {

    /**
     * @param at the number of the page, from 1; of the chapter in a book without pages
     * @param where the same in words
     * @param href opens the book there, with the words marked
     */
    public record Line(int at, String where, String href, int hits, Highlighted passage) {}

    /** Draws them. */
    @ApplicationScoped
    public static class Drawing {

        private final Inside inside;
        private final Messages messages;

        Drawing(Inside inside, Messages messages) {
            this.inside = inside;
            this.messages = messages;
        }

        InsideView of(LearningResource book, List<String> given, Language language) {
            Inside.Found found = inside.find(book.id(), given);
            String page = Cards.page(book);
            return new InsideView(
                    found.places(),
                    found.hits(),
                    words(found, language),
                    found.list().stream()
                            .map(each -> new Line(
                                    each.at(),
                                    Places.words(messages, language, book, each.type(), each.at()),
                                    Places.href(page, each.type(), each.at(), given),
                                    each.hits(),
                                    each.passage()))
                            .toList(),
                    found.spellings());
        }

        private String words(Inside.Found found, Language language) {
            if (found.places() == 0) {
                return messages.say(language, "inside.found-nothing");
            }
            String all = messages.say(language, "inside.found", found.hits());
            return found.places() > found.list().size()
                    ? all + " "
                            + messages.say(
                                    language, "inside.found-more", found.list().size())
                    : all;
        }
    }
}
