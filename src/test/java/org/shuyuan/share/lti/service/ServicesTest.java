package org.shuyuan.share.lti.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;

/** The services of a platform are asked as the standards say, and no platform makes us do more than that. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ServicesTest {

    private static final LineItem.Wanted WANTED = new LineItem.Wanted("杠杆原理", 100, "link-1", "of-ours", "shuyuan");

    @Inject
    AccessTokens tokens;

    @Inject
    GradeBook book;

    @Inject
    Roster roster;

    private TestPlatform there;
    private Platform platform;

    @BeforeEach
    void aPlatform() {
        there = TestPlatform.of();
        platform = there.registration(UUID.randomUUID());
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void aTokenIsFetchedOnceHoweverManyNeedIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> given = threads.invokeAll(Stream.generate(
                            () -> (Callable<String>) () -> tokens.token(platform, Set.of(Scope.SCORE)))
                    .limit(20)
                    .toList());

            assertThat(given)
                    .extracting(Future::get)
                    .containsOnly(given.getFirst().get());
        }
        tokens.token(platform, Set.of(Scope.ROSTER));
        tokens.token(platform, Set.of(Scope.SCORE));

        assertThat(there.assertions()).hasSize(2);
    }

    @Test
    void eachProofIsAnother() throws Exception {
        there.tokensLive(10);
        for (int times = 0; times < 3; times++) {
            tokens.token(platform, Set.of(Scope.SCORE));
        }

        assertThat(there.assertions())
                .hasSize(3)
                .allSatisfy(proof -> {
                    assertThat(proof.getIssuer()).isEqualTo(there.clientId());
                    assertThat(proof.getSubject()).isEqualTo(there.clientId());
                    assertThat(proof.getAudience())
                            .containsExactly(platform.token().toString());
                    assertThat(proof.getExpirationTime().toInstant())
                            .isEqualTo(proof.getIssueTime().toInstant().plusSeconds(300));
                })
                .extracting(JWTClaimsSet::getJWTID)
                .doesNotHaveDuplicates();
    }

    @Test
    void aTokenThatIsTakenNoLongerIsFetchedAnewOnce() throws Exception {
        book.require(platform, there.grades().address(), WANTED);
        there.forgetsTokens();

        assertThat(book.find(platform, there.grades().address(), WANTED)).isPresent();
        assertThat(there.assertions()).hasSize(2);

        there.troubles().status("/grades", 2, 401);
        assertThat(refused(() -> book.find(platform, there.grades().address(), WANTED)))
                .isEqualTo(Reason.SCOPE_REFUSED);
        assertThat(there.assertions()).hasSize(3);
    }

    @Test
    void itIsSaidWhyNoAccessIsGiven() {
        there.offers();
        assertThat(refused(this::token)).isEqualTo(Reason.SCOPE_REFUSED);

        there.troubles().status("/token", 1, 403);
        assertThat(refused(this::token)).isEqualTo(Reason.CLIENT_REFUSED);

        there.troubles().busy("/token", 1, "7");
        PlatformFailed busy = catchThrowableOfType(PlatformFailed.class, this::token);
        assertThat(busy.reason()).isEqualTo(Reason.BUSY);
        assertThat(busy.retryAfter().orElseThrow().toSeconds()).isEqualTo(7);

        there.troubles().garbage("/token");
        assertThat(refused(this::token)).isEqualTo(Reason.UNINTELLIGIBLE);
    }

    @Test
    void nothingInsideIsAskedWithoutPermission() {
        URI inside = URI.create(there.grades().address().toString().replace("127.0.0.1", "localhost"));

        assertThat(refused(() -> book.find(platform, inside, WANTED))).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(refused(() -> roster.read(platform, URI.create("http://10.0.0.1/roster"))))
                .isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(there.troubles().asked("/grades")).isZero();
    }

    @Test
    void aLineItemIsMadeOnceAndKeepsItsQuery() throws Exception {
        LineItem made = book.require(platform, there.grades().address(), WANTED);
        LineItem found = book.require(platform, there.grades().address(), WANTED);

        assertThat(found).isEqualTo(made);
        assertThat(made.address().getQuery()).isEqualTo("type_id=2");
        assertThat(there.grades().items()).hasSize(1);
    }

    @Test
    void scoresStandBelowTheLineItemAndItsQueryBehindThem() throws Exception {
        URI item = there.grades().adds("杠杆原理");
        Instant now = Instant.parse("2026-03-01T08:00:00Z");
        book.tell(platform, item, new Score("p1", Optional.of(80), 100, true, now, Optional.of("很好")));
        book.tell(platform, item, new Score("p2", Optional.of(30), 100, true, now, Optional.empty()));
        book.tell(platform, item, new Score("p2", Optional.empty(), 100, false, now.plusMillis(1), Optional.empty()));

        assertThat(there.grades().scores(item))
                .extracting(each -> each.get("timestamp").asText())
                .containsExactly("2026-03-01T08:00:00.000Z", "2026-03-01T08:00:00.000Z", "2026-03-01T08:00:00.001Z");
        assertThat(there.grades()
                        .result(item, "p1")
                        .orElseThrow()
                        .get("comment")
                        .asText())
                .isEqualTo("很好");
        assertThat(book.results(platform, item))
                .containsExactly(
                        new GradeBook.Result("p1", Optional.of(80.0), 100, Optional.empty()),
                        new GradeBook.Result("p2", Optional.empty(), 1, Optional.empty()));
        assertThat(refused(() ->
                        book.tell(platform, item, new Score("p1", Optional.of(1), 100, true, now, Optional.empty()))))
                .isEqualTo(Reason.CONFLICT);
        assertThat(GradeBook.below(URI.create("https://a.example/items/7/"), "/scores"))
                .hasToString("https://a.example/items/7/scores");
    }

    @Test
    void troubleOfTheGradeBookIsToldApart() {
        URI item = there.grades().adds("杠杆原理");
        Score score = new Score("p1", Optional.of(1), 100, true, Instant.now(), Optional.empty());

        there.troubles().status("/scores", 1, 404);
        assertThat(refused(() -> book.tell(platform, item, score))).isEqualTo(Reason.GONE);
        there.troubles().status("/scores", 1, 403);
        assertThat(refused(() -> book.tell(platform, item, score))).isEqualTo(Reason.SCOPE_REFUSED);
        there.troubles().status("/scores", 1, 422);
        assertThat(refused(() -> book.tell(platform, item, score))).isEqualTo(Reason.REFUSED);
        there.troubles().status("/scores", 1, 429);
        assertThat(refused(() -> book.tell(platform, item, score))).isEqualTo(Reason.BUSY);
        there.troubles().garbage("/scores");
        assertThat(refused(() -> book.tell(platform, item, score))).isEqualTo(Reason.UNINTELLIGIBLE);
        there.close();
        assertThat(refused(() -> book.tell(platform, item, score))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aRosterIsReadPageByPage() throws Exception {
        there.roster().has("p1", LaunchMessage.LEARNER, Map.of("name", "李 明", "status", "Active"));
        there.roster().has("p2", LaunchMessage.LEARNER, Map.of("status", "Inactive"));
        there.roster().has("p3", "Learner", Map.of("given_name", "Ada", "family_name", "L"));
        there.roster().has("p1", LaunchMessage.LEARNER, Map.of());
        there.roster().has("t1", LaunchMessage.INSTRUCTOR, Map.of());

        Roster.Members members = roster.read(platform, there.roster().address());

        assertThat(members.whole()).isTrue();
        assertThat(members.members())
                .containsExactly(
                        new Roster.Member("p1", Optional.of("李 明"), Set.of(LaunchMessage.LEARNER), true),
                        new Roster.Member("p2", Optional.empty(), Set.of(LaunchMessage.LEARNER), false),
                        new Roster.Member("p3", Optional.of("Ada L"), Set.of("Learner"), true),
                        new Roster.Member("t1", Optional.empty(), Set.of(LaunchMessage.INSTRUCTOR), true));
    }

    @Test
    void aRosterThatGoesOnElsewhereIsRefused() {
        there.roster().has("p1", LaunchMessage.LEARNER, Map.of());
        there.roster().leadsTo("http://127.0.0.1:1/roster");

        assertThat(refused(() -> roster.read(platform, there.roster().address())))
                .isEqualTo(Reason.ADDRESS_REFUSED);
    }

    @Test
    void aRosterThatNeverEndsIsLeft() throws Exception {
        there.roster().has("p1", LaunchMessage.LEARNER, Map.of());
        there.roster().leadsTo(there.roster().address() + "?again=%");

        Roster.Members repeated = roster.read(platform, there.roster().address());
        assertThat(repeated.members()).hasSize(1);
        assertThat(repeated.whole()).isFalse();

        there.roster().neverEnds();
        Roster.Members endless = roster.read(platform, there.roster().address());
        assertThat(endless.members()).hasSize(200);
        assertThat(endless.whole()).isFalse();
    }

    private void token() throws PlatformFailed, InterruptedException {
        tokens.token(platform, Set.of(Scope.SCORE));
    }

    private static Reason refused(ThrowingCallable asked) {
        return catchThrowableOfType(PlatformFailed.class, asked).reason();
    }
}
