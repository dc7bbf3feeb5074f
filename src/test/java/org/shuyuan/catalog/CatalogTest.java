package org.shuyuan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

@QuarkusTest
@WithTestResource(TestEngines.class)
class CatalogTest {

    @Inject
    Catalog catalog;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Test
    @Transactional
    void aPersonsWordWinsOverWhatWasExtracted() {
        UUID lesson = draft();

        catalog.describe(lesson, Origin.PERSON, Map.of(Field.TITLE, List.of("二次函数")));
        catalog.describe(lesson, Origin.EXTRACTED, Map.of(Field.TITLE, List.of("Microsoft Word - 1.doc")));

        assertThat(catalog.get(lesson).title()).isEqualTo("二次函数");
        assertThat(catalog.get(lesson).descriptors().word(Field.TITLE, Origin.EXTRACTED))
                .containsExactly("Microsoft Word - 1.doc");
    }

    @Test
    @Transactional
    void aDraftCannotBeWithdrawn() {
        UUID lesson = draft();

        assertThatThrownBy(() -> catalog.withdraw(lesson, ""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.ILLEGAL_TRANSITION));
    }

    @Test
    @Transactional
    void aTermOutsideItsVocabularyIsRefused() {
        UUID lesson = draft();

        assertThatThrownBy(() ->
                        catalog.describe(lesson, Origin.PERSON, Map.of(Field.SUBJECT, List.of("no-such-subject"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_TERM));
    }

    @Test
    @Transactional
    void placesOfOneTypeAreReplacedAsAWhole() {
        UUID lesson = draft();

        catalog.replacePlaces(lesson, PlaceType.CUE, List.of(new NewPlace(0, "甲"), new NewPlace(2.5, "乙")));
        catalog.replacePlaces(lesson, PlaceType.CUE, List.of(new NewPlace(1, "丙")));

        assertThat(catalog.places(lesson)).extracting(Place::text).containsExactly("丙");
    }

    private UUID draft() {
        Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "test-school", "测试学校");
        Account teacher = accounts.named("catalog-test")
                .orElseGet(() -> accounts.add("catalog-test", "测试", "secret", school.id(), Role.TEACHER));
        return catalog.create(new NewResource("micro-lecture", school.id(), teacher.id(), Descriptors.NONE))
                .id();
    }
}
