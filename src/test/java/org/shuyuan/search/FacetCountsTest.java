package org.shuyuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.answer.Facets;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;

/** Values that are known beforehand are counted of the same resources that an answer has. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class FacetCountsTest {

    private static final List<String> SUBJECTS = List.of("biology", "geography", "music");

    @Inject
    Shelf shelf;

    private static boolean shelved;

    @Inject
    Search search;

    @Inject
    FacetCounts counts;

    @BeforeEach
    void threeLessons() {
        if (!shelved) {
            shelf.lecture("蓝耳翠鸟的巢").in("biology").published();
            shelf.lecture("蓝耳翠鸟的蛋").in("biology").published();
            shelf.lecture("蓝耳翠鸟住在哪里")
                    .in("geography")
                    .with(PlaceType.CUE, 3, "它守在湿地的芦苇丛上方")
                    .published();
            shelf.indexed();
            shelved = true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "蓝耳翠鸟, 3", // as it was typed
        "兰耳翠鸟, 3", // as it was meant
        "lanercuiniao, 3",
        "它守在湿地的芦苇丛上方一动也不动地等待, 1", // most of it
    })
    void theCountsAreOfWhatIsAnswered(String typed, long total) {
        Question question = Question.of(typed);
        Answer answer = search.ask(question);
        Map<String, Long> counted = counts.of(question, Facet.SUBJECT, SUBJECTS);

        assertThat(answer.total()).isEqualTo(total);
        assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        assertThat(answer.facets().of(Facet.SUBJECT))
                .allSatisfy(count -> assertThat(counted).containsEntry(count.id(), count.count()));
        assertThat(answer.facets().of(Facet.SUBJECT).stream().map(Facets.Count::id))
                .containsExactlyInAnyOrderElementsOf(counted.keySet());
    }

    @Test
    void whatIsChosenElsewhereNarrowsWhatWasMeantToo() {
        Question question = Question.of("兰耳翠鸟").choosing(Facet.CAPTIONS, List.of(Facet.YES));

        assertThat(search.ask(question).total()).isEqualTo(1);
        assertThat(counts.of(question, Facet.SUBJECT, SUBJECTS)).containsExactly(Map.entry("geography", 1L));
    }

    @Test
    void whatIsFoundInNoWayHasNoCounts() {
        assertThat(counts.of(Question.of("䴙䴘䴔䴖qzxw"), Facet.SUBJECT, SUBJECTS)).isEmpty();
    }
}
