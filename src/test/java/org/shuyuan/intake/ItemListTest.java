package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;

/** A teacher leafs through all that was ever sent. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ItemListTest {

    private static final Pattern ITEM = Pattern.compile("href=\"/studio/items/([0-9a-f-]{36})\"");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Inject
    Catalog catalog;

    @Inject
    Staff staff;

    @ParameterizedTest
    @CsvSource({"60, 1", "61, 2"})
    void everyItemStandsOnOnePage(int items, int pages) {
        String name = "leafing-" + items;
        List<String> sent = sent(name, items);

        List<String> seen = new ArrayList<>();
        String page = "/studio/items";
        int leafed = 0;
        while (!page.isEmpty()) {
            String shown = read(name, page);
            leafed++;
            ITEM.matcher(shown).results().map(item -> item.group(1)).distinct().forEach(seen::add);
            Matcher older = OLDER.matcher(shown);
            page = older.find() ? older.group(1) : "";
        }

        assertThat(leafed).isEqualTo(pages);
        assertThat(seen).containsExactlyElementsOf(sent.reversed());
    }

    @Test
    void behindTheOldestThereIsAWayBack() {
        String oldest = sent("leafing-1", 1).getFirst();

        assertThat(read("leafing-1", "/studio/items?before=" + oldest))
                .contains("href=\"/studio/items\">Back to the newest")
                .doesNotContain("class=\"empty");
    }

    private String read(String name, String path) {
        return staff.as(staff.teacher(name))
                .header("Accept-Language", "en")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private List<String> sent(String name, int items) {
        Account teacher = staff.teacher(name);
        UUID school = teacher.memberships().getFirst().organisation();
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> sent = new ArrayList<>();
            for (int item = 0; item < items; item++) {
                sent.add(catalog.create(new NewResource("exercise", school, teacher.id(), Descriptors.NONE))
                        .id()
                        .toString());
            }
            return sent;
        });
    }
}
