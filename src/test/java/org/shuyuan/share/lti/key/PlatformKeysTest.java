package org.shuyuan.share.lti.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.share.lti.TestPlatform;

/** Keys of platforms are looked up seldom, whoever comes, and kept while they can't be. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class PlatformKeysTest {

    private static final int MANY = 24;

    @TestHTTPResource("/")
    URI base;

    @Inject
    PlatformKeys keys;

    private TestPlatform platform;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void aPlatform() {
        platform = new TestPlatform(base);
    }

    @AfterEach
    void gone() {
        platform.close();
    }

    @Test
    void manyAtOnceLookOnce() throws Exception {
        assertThat(all(platform.signer().key().getKeyID())).allMatch(found -> found.equals("found"));

        assertThat(platform.troubles().asked("/keys")).isEqualTo(1);
    }

    @Test
    void manyWithAKeyThatNobodyHasLookOnceMore() throws Exception {
        keys.find(platform.address("/keys"), platform.signer().key().getKeyID());

        assertThat(all("made-up")).allMatch(found -> found.equals("none"));

        assertThat(platform.troubles().asked("/keys")).isEqualTo(2);
    }

    @Test
    void keysThatCannotBeReachedAreAskedForSeldom() throws Exception {
        platform.troubles().status("/keys", 1_000, 500);

        assertThat(all("any")).allMatch(found -> found.equals("STATUS"));

        assertThat(platform.troubles().asked("/keys")).isEqualTo(1);
    }

    @Test
    void whatIsNoSetOfKeysTakesNoneAway() throws Exception {
        String name = platform.signer().key().getKeyID();
        keys.find(platform.address("/keys"), name);
        platform.troubles().garbage("/keys");

        assertThat(keys.find(platform.address("/keys"), name)).isPresent();
        assertThatThrownBy(() -> keys.find(platform.address("/keys"), "another"))
                .isInstanceOf(FetchFailed.class);
        assertThat(keys.find(platform.address("/keys"), name)).isPresent();
    }

    private List<String> all(String name) throws Exception {
        List<Future<String>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < MANY; at++) {
                asked.add(threads.submit(() -> {
                    try {
                        return keys.find(platform.address("/keys"), name).isPresent() ? "found" : "none";
                    } catch (FetchFailed failed) {
                        return failed.reason().name();
                    }
                }));
            }
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> each : asked) {
            answers.add(each.get());
        }
        return answers;
    }
}
