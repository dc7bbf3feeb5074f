package org.shuyuan.render.poster;

import java.util.List;

/**
 * What a teacher may choose from.
 *
 * @param byPerson whether a person has chosen the present one
 */
public record PosterOffer(List<Choice> choices, boolean byPerson) {

    /**
     * A picture out of the film.
     *
     * @param number from 1
     * @param clock where it lies in the film, as {@code 12:05}
     */
    public record Choice(int number, String clock, String url, boolean chosen) {}
}
