package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

class FollowersTest {

    private static final UUID LESSON = UUID.randomUUID();
    private static final Optional<UUID> TEACHER = Optional.of(UUID.randomUUID());
    private static final Optional<UUID> NOBODY = Optional.empty();

    private final Followers followers = new Followers(new Bounds(2, 3));

    @Test
    void oneAccountHasItsBound() {
        Runnable first = followers.enter(LESSON, TEACHER);
        followers.enter(LESSON, TEACHER);

        assertRefused(TEACHER, ProblemType.TOO_MUCH_FOLLOWED);
        first.run();
        first.run();

        followers.enter(LESSON, TEACHER);
        assertRefused(TEACHER, ProblemType.TOO_MUCH_FOLLOWED);
    }

    @Test
    void allTogetherHaveTheirs() {
        followers.enter(LESSON, NOBODY);
        followers.enter(LESSON, NOBODY);
        Runnable third = followers.enter(LESSON, NOBODY);

        assertRefused(NOBODY, ProblemType.BUSY);
        assertRefused(TEACHER, ProblemType.BUSY);
        third.run();

        followers.enter(LESSON, TEACHER);
    }

    @Test
    void nothingIsLookedAtThatNobodyFollows() {
        Runnable one = followers.enter(LESSON, TEACHER);
        Runnable other = followers.enter(LESSON, NOBODY);

        one.run();
        assertThat(followers.followed()).containsExactly(LESSON);
        other.run();

        assertThat(followers.followed()).isEmpty();
    }

    private void assertRefused(Optional<UUID> reader, ProblemType type) {
        assertThatThrownBy(() -> followers.enter(LESSON, reader))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private record Bounds(int followedByOne, int followedByAll) implements WebConfig {
        @Override
        public MemorySize requestBody() {
            return new MemorySize(BigInteger.ONE);
        }

        @Override
        public MemorySize address() {
            return new MemorySize(BigInteger.ONE);
        }
    }
}
