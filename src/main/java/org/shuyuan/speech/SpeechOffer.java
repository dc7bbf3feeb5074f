package org.shuyuan.speech;

import java.util.List;

/**
 * What the studio offers for the captions of a film.
 *
 * @param state {@code off}, {@code faulty} or {@code ready}
 * @param working whether a machine listens now
 * @param progress how far it is, in words
 * @param problem why the last one failed and what to do, or empty
 * @param languages that it understands and nobody has given captions in
 */
public record SpeechOffer(String state, boolean working, String progress, String problem, List<Choice> languages) {

    /** @param id BCP 47 */
    public record Choice(String id, String title, boolean chosen) {}
}
