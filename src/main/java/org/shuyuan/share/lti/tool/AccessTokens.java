package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.seal.Seals;

/** The tokens by which tools use our services: sealed, so that any node can read them and none has to remember any. */
@ApplicationScoped
class AccessTokens {

    static final Duration LIFE = Duration.ofHours(1);

    private static final String PURPOSE = "lti-tool-access";
    private static final int BYTES = 3 * Long.BYTES + Integer.BYTES;

    private final Seals seals;
    private final Clock clock;

    AccessTokens(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /** What a token opens, and for whom. */
    record Opened(UUID tool, Set<Scope> scopes) {}

    String issue(UUID tool, Set<Scope> scopes) {
        int bits = scopes.stream().mapToInt(Scope::bit).sum();
        return seals.seal(
                PURPOSE,
                ByteBuffer.allocate(BYTES)
                        .putLong(tool.getMostSignificantBits())
                        .putLong(tool.getLeastSignificantBits())
                        .putLong(clock.instant().plus(LIFE).getEpochSecond())
                        .putInt(bits)
                        .array());
    }

    /** Nothing of one that was changed or has ended. */
    Optional<Opened> open(String token) {
        return seals.open(PURPOSE, token)
                .filter(content -> content.length == BYTES)
                .map(ByteBuffer::wrap)
                .flatMap(this::opened);
    }

    private Optional<Opened> opened(ByteBuffer content) {
        UUID tool = new UUID(content.getLong(), content.getLong());
        boolean ended = !clock.instant().isBefore(Instant.ofEpochSecond(content.getLong()));
        int bits = content.getInt();
        Set<Scope> scopes = EnumSet.allOf(Scope.class);
        scopes.removeIf(scope -> (bits & scope.bit()) == 0);
        return ended ? Optional.empty() : Optional.of(new Opened(tool, scopes));
    }
}
