package org.shuyuan.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.seal.Seals;

/**
 * The session cookie: a sealed account id, its end, and the version of the password that opened it, so that any node can
 * read it and none has to remember it.
 */
@ApplicationScoped
class Sessions {

    static final String COOKIE = "shuyuan-session";
    static final Duration LIFE = Duration.ofDays(7);
    private static final String PURPOSE = "session";
    private static final int BYTES = 28;

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
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .putInt(account.passwordVersion());
        return seals.seal(PURPOSE, content.array());
    }

    /** Opens a session in the browser that is answered. */
    NewCookie cookie(Account account, UriInfo address) {
        return cookie(open(account), LIFE, address);
    }

    /** Ends the session of the browser that is answered. */
    static NewCookie noCookie(UriInfo address) {
        return cookie("", Duration.ZERO, address);
    }

    private static NewCookie cookie(String value, Duration life, UriInfo address) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .secure(address.getBaseUri().getScheme().equals("https"))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    Optional<Account> account(String cookie) {
        return seals.open(PURPOSE, cookie)
                .filter(content -> content.length == BYTES)
                .map(ByteBuffer::wrap)
                .flatMap(content -> {
                    UUID account = new UUID(content.getLong(), content.getLong());
                    boolean ended = Instant.ofEpochSecond(content.getLong()).isBefore(clock.instant());
                    int version = content.getInt();
                    return ended
                            ? Optional.empty()
                            : accounts.find(account).filter(known -> known.passwordVersion() == version);
                });
    }
}
