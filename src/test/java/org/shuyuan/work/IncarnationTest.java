package org.shuyuan.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncarnationTest {

    @TempDir
    private Path home;

    @Test
    void knowsWhoWorkedHereBefore() throws Exception {
        Incarnation first = incarnation();
        assertThat(first.former()).isEmpty();
        first.leave();

        Incarnation second = incarnation();
        assertThat(second.former()).contains(first.name());
        second.leave();

        Incarnation third = incarnation();
        assertThat(third.former()).contains(second.name());
        third.leave();
    }

    @Test
    void takesNothingFromOneThatLives() throws Exception {
        Incarnation living = incarnation();

        Incarnation beside = incarnation();

        assertThat(beside.former()).isEmpty();
        assertThat(beside.name()).isNotEqualTo(living.name());
        living.leave();
        beside.leave();
        Incarnation next = incarnation();
        assertThat(next.former()).contains(living.name());
        next.leave();
    }

    private Incarnation incarnation() {
        return new Incarnation(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(WorkConfig.class)
                .withDefaultValue("shuyuan.data", home.toString())
                .build()
                .getConfigMapping(WorkConfig.class));
    }
}
