package org.shuyuan.bench.relevance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A corpus of resources, and questions of which every answer has been judged beforehand. */
public final class RelevanceSet {

    private final List<Entry> corpus = Corpus.entries();
    private final List<Judged> questions = Judged.all("queries.tsv", corpus);
    private final List<Judged> blind = Judged.all("blind.tsv", corpus);
    // The same in every run, because equals are put in order by their ids.
    private final List<UUID> ids = IntStream.range(0, corpus.size())
            .mapToObj(at -> UUID.nameUUIDFromBytes(("relevance/" + at).getBytes(StandardCharsets.UTF_8)))
            .toList();

    /** A search under test. */
    @FunctionalInterface
    public interface Searching {

        /** The ids of the resources that it finds, the best first; ten are enough. */
        List<UUID> ask(String words) throws IOException, InterruptedException;
    }

    public int resources() {
        return corpus.size();
    }

    /** Into the empty catalog of a service that stands still; its next start indexes them. */
    public void fill(Connection connection) throws SQLException {
        Filling.fill(connection, corpus, ids);
    }

    /** By the questions that the ranking is tuned by. */
    public Scores measure(Searching searching) throws IOException, InterruptedException {
        return measure(searching, questions);
    }

    /** By those of somebody who didn't know the search; nothing is tuned by them. */
    public Scores measureBlind(Searching searching) throws IOException, InterruptedException {
        return measure(searching, blind);
    }

    private Scores measure(Searching searching, List<Judged> questions) throws IOException, InterruptedException {
        List<Score> scores = new ArrayList<>();
        for (Judged question : questions) {
            scores.add(Score.of(
                    question,
                    searching.ask(question.words()).stream().map(ids::indexOf).toList()));
        }
        return new Scores(scores, corpus);
    }
}
