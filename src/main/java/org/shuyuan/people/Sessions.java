package org.shuyuan.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.seal.Seals;

/** The session cookie: a sealed account id and an end, so that any node can read it and none has to remember it. */
@ApplicationScoped
class Sessions {

    static final String COOKIE = "shuyuan-session";
    static final Duration LIFE = Duration.ofDays(7);
    private static final String PURPOSE = "session";
    private static final int BYTES = 24;

    private final Seals seals;
    private final Accounts accounts;
    private final Clock clock;

    Sessions(Seals seals, Accounts accounts, Clock clock) {
        this.seals = seals;
        this.accounts = accounts;
        this.clock = clock;
    }

    String open(Account account) {
        ByteBuffer content = ByteBuffer.allocate(BYTES)
                .putLong(account.id().getMostSignificantBits())
                .putLong(account.id().getLeastSignificantBits())
                .putLong(clock.instant().plus(LIFE).getEpochSecond());
        return seals.seal(PURPOSE, content.array());
    }

    Optional<Account> account(String cookie) {
        return seals.open(PURPOSE, cookie)
                .filter(content -> content.length == BYTES)
                .map(ByteBuffer::wrap)
                .flatMap(content -> {
                    UUID account = new UUID(content.getLong(), content.getLong());
                    boolean ended = Instant.ofEpochSecond(content.getLong()).isBefore(clock.instant());
                    return ended ? Optional.empty() : accounts.find(account);
                });
    }
}
