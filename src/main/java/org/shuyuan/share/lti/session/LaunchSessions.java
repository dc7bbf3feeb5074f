package org.shuyuan.share.lti.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.seal.Seals;
import org.shuyuan.share.lti.session.LaunchSession.Purpose;
import org.shuyuan.text.Language;

/** Seals sessions, so that any node can read them and none has to remember them. */
@ApplicationScoped
public class LaunchSessions {

    /** Longer than a school day's last pause; an address that was copied is worth nothing on the next day. */
    public static final Duration LIFE = Duration.ofHours(12);

    private static final String SEAL = "lti-session";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int BYTES = 5 * Long.BYTES + 3 + Integer.BYTES;
    private static final byte UNTOLD = 0;
    private static final byte CHINESE = 1;
    private static final byte ENGLISH = 2;
    private static final int COLOURLESS = -1;

    private final Seals seals;
    private final Clock clock;

    LaunchSessions(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    public LaunchSession begin(
            Purpose purpose,
            UUID about,
            Optional<UUID> account,
            boolean teacher,
            Optional<Language> language,
            Optional<Accent> accent) {
        Instant ends = Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
        UUID whose = account.orElse(NOBODY);
        byte[] content = ByteBuffer.allocate(BYTES)
                .put(purpose.code())
                .putLong(about.getMostSignificantBits())
                .putLong(about.getLeastSignificantBits())
                .putLong(whose.getMostSignificantBits())
                .putLong(whose.getLeastSignificantBits())
                .put((byte) (teacher ? 1 : 0))
                .put(language.map(told -> told == Language.EN ? ENGLISH : CHINESE)
                        .orElse(UNTOLD))
                .putInt(accent.map(Accent::rgb).orElse(COLOURLESS))
                .putLong(ends.getEpochSecond())
                .array();
        return new LaunchSession(seals.seal(SEAL, content), purpose, about, account, teacher, language, accent, ends);
    }

    /** The session that was sealed so, if it isn't over. */
    public Optional<LaunchSession> open(String sealed) {
        return seals.open(SEAL, sealed)
                .filter(content -> content.length == BYTES)
                .map(content -> read(sealed, ByteBuffer.wrap(content)))
                .filter(session -> clock.instant().isBefore(session.ends()));
    }

    private static LaunchSession read(String sealed, ByteBuffer content) {
        Purpose purpose = Purpose.of(content.get());
        UUID about = new UUID(content.getLong(), content.getLong());
        Optional<UUID> account =
                Optional.of(new UUID(content.getLong(), content.getLong())).filter(whose -> !whose.equals(NOBODY));
        boolean teacher = content.get() == 1;
        byte language = content.get();
        int accent = content.getInt();
        return new LaunchSession(
                sealed,
                purpose,
                about,
                account,
                teacher,
                language == UNTOLD ? Optional.empty() : Optional.of(language == ENGLISH ? Language.EN : Language.ZH_CN),
                accent == COLOURLESS ? Optional.empty() : Optional.of(new Accent(accent)),
                Instant.ofEpochSecond(content.getLong()));
    }
}
