package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.shuyuan.storage.Digest;

/**
 * A school, its district and its province, each with a service of its own, harvest each other both ways, while one after the
 * other is killed: in the end all three agree, and no lesson is lost or doubled. Files follow where they are asked for.
 */
class LevelsTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final int LESSONS = 30;
    private static final int COPIES = 5;
    private static final int KILLS = Integer.getInteger("levels.kills", 20);

    @Test
    void threeLevelsAgree() throws Exception {
        try (Deployment school = new Deployment(folder, "school");
                Deployment district = new Deployment(folder, "district");
                Deployment province = new Deployment(folder, "province")) {
            Map<String, Integer> published = new TreeMap<>();
            String own = "";
            for (int i = 0; i < LESSONS; i++) {
                String title = "三级共享第" + i + "课";
                own = school.publishes(title, i % 3 == 0 ? "province" : "district", page("校 " + i));
                published.put(title, 1);
            }
            province.publishes("全省公开课", "province", page("省"));
            school.publishes("只在本校的课", "school", page("只在校"));

            List<Way> ways = List.of(
                    new Way(district, district.harvests(school, "level:district", "school")),
                    new Way(province, province.harvests(district, "level:province", "district")),
                    new Way(district, district.harvests(province, "level:province", "province")),
                    new Way(school, school.harvests(district, "level:district", "district")));
            Random random = new Random(7);
            List<Deployment> all = List.of(school, district, province);
            for (int kill = 0; kill < KILLS; kill++) {
                Deployment victim = all.get(random.nextInt(all.size()));
                for (Way way : ways) {
                    way.harvester().begin(way.source(), kill % 2 == 0 ? "full" : "incremental");
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                victim.kill();
                victim.startAgain();
            }
            settle(ways);

            Map<String, Integer> atSchool = new TreeMap<>(published);
            atSchool.put("只在本校的课", 1);
            atSchool.put("全省公开课", 1);
            Map<String, Integer> atDistrict = new TreeMap<>(published);
            atDistrict.put("全省公开课", 1);
            Map<String, Integer> atProvince = new TreeMap<>();
            published.keySet().stream()
                    .filter(title -> number(title) % 3 == 0)
                    .forEach(title -> atProvince.put(title, 1));
            atProvince.put("全省公开课", 1);
            assertThat(school.offer().titles()).isEqualTo(atSchool);
            assertThat(district.offer().titles()).isEqualTo(atDistrict);
            assertThat(province.offer().titles()).isEqualTo(atProvince);

            for (int i = 0; i < COPIES; i++) {
                district.copies("三级共享第" + i + "课");
            }
            district.kill();
            district.startAgain();
            for (int i = 0; i < COPIES; i++) {
                String title = "三级共享第" + i + "课";
                String digest = Digest.of(page("校 " + i)).hex();
                await().atMost(LONG).until(() -> district.hasCopied(title, digest));
            }

            String last = "三级共享第" + (LESSONS - 1) + "课";
            school.withdraw(own);
            settle(ways);
            assertThat(school.offer().titles()).doesNotContainKey(last);
            assertThat(district.offer().titles()).doesNotContainKey(last);
        }
    }

    private record Way(Deployment harvester, String source) {}

    /** What the school publishes reaches the province on two steps, and what the province has the school on two. */
    private static void settle(List<Way> ways) throws Exception {
        for (int step = 0; step < 2; step++) {
            for (Way way : ways) {
                await().atMost(LONG).until(() -> way.harvester().idle(way.source()));
                way.harvester().begin(way.source(), "incremental");
                await().atMost(LONG).until(() -> way.harvester().idle(way.source()));
            }
        }
    }

    private static int number(String title) {
        return Integer.parseInt(title.replaceAll("\\D", ""));
    }

    /** The smallest document that has a page with these words. */
    private static byte[] page(String words) {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj"
                        + " 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\ntrailer<</Root 1 0 R>>\n%"
                        + words + "\n%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
