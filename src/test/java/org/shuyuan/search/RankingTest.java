package org.shuyuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.query.ResourceQuery;
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Lexicon;
import org.shuyuan.search.question.Reading;
import org.shuyuan.search.question.Wording;

@QuarkusTest
@WithTestResource(TestEngines.class)
class RankingTest {

    @Inject
    Shelf shelf;

    @Inject
    Engine engine;

    @Inject
    Lexicon lexicon;

    @Test
    void theReadersGradeComesFirstAndTheOthersStay() throws Exception {
        UUID seven = shelf.lecture("蜡染").saying(Field.GRADE, "g7").published();
        UUID eight = shelf.lecture("蜡染").saying(Field.GRADE, "g8").published();
        shelf.indexed();

        assertThat(found("蜡染", "g7")).containsExactly(seven, eight);
        assertThat(found("蜡染", "g8")).containsExactly(eight, seven);
    }

    @Test
    void theGradeThatTheQuestionNamesIsAskedFor() throws Exception {
        shelf.lecture("扎染").saying(Field.GRADE, "g7").published();
        UUID eight = shelf.lecture("扎染").saying(Field.GRADE, "g8").published();
        shelf.indexed();

        assertThat(found("初二扎染", "g7")).containsExactly(eight);
    }

    @Test
    void theKindThatTheQuestionNamesComesFirst() throws Exception {
        UUID film = shelf.lecture("缂丝").published();
        UUID book = shelf.book("缂丝").published();
        shelf.indexed();

        assertThat(found("缂丝 课本")).containsExactly(book, film);
        assertThat(found("缂丝 视频")).containsExactly(film, book);
    }

    @Test
    void aLessonWithCaptionsComesBeforeABareOne() throws Exception {
        UUID whole = shelf.lecture("云锦织机").with(PlaceType.CUE, 1, "各位好").published();
        UUID bare = shelf.lecture("云锦织机").published();
        shelf.indexed();

        assertThat(found("云锦织机")).containsExactly(whole, bare);
    }

    private List<UUID> found(String typed, String... grades) throws Exception {
        Reading reading = Reading.of(Wording.of(typed), lexicon);
        Asker asker = new Asker(Optional.empty(), List.of(grades), Map.of(), LocalDate.EPOCH);
        JsonObject all = Json.object("match_all", Json.object());
        JsonObject answer = engine.ask(
                "POST",
                "/" + Generation.RESOURCES + "/_search",
                Json.object("query", ResourceQuery.predicate(reading, asker).weighed(all), "_source", false));
        List<UUID> found = new ArrayList<>();
        answer.getAsJsonObject("hits")
                .getAsJsonArray("hits")
                .forEach(hit -> found.add(
                        UUID.fromString(hit.getAsJsonObject().get("_id").getAsString())));
        return found;
    }
}
