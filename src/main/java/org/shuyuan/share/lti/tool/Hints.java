package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.seal.Seals;

/**
 * What we send along when a tool is to begin a login, and what it gives back: who it is for, and what for. Both are sealed and belong
 * together, so that nothing is kept for launches that a tool doesn't end, and neither goes with another.
 */
@ApplicationScoped
class Hints {

    /** A browser is back at once; somebody who signs in to the tool before takes longer. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String READER = "lti-tool-reader";
    private static final String MESSAGE = "lti-tool-message";
    private static final int ID = 2 * Long.BYTES;
    private static final int LEAST_READER = 2 * ID + Long.BYTES;
    private static final int MESSAGE_BYTES = 4 * ID + Long.BYTES + 1;
    private static final UUID NONE = new UUID(0, 0);

    private final Seals seals;
    private final Clock clock;

    Hints(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * What a tool is launched for.
     *
     * @param subject who opens it, as the tool knows them: hints can be read, and tell no tool more than it knows
     * @param lesson that is opened; nothing where content is chosen for the course
     * @param teaches whether the reader teaches there
     */
    record Purpose(UUID tool, String subject, UUID course, Optional<UUID> lesson, boolean teaches) {}

    /** As they are sent: {@code login_hint} and {@code lti_message_hint}. */
    record Sent(String reader, String message) {}

    /**
     * As they came back.
     *
     * @param turn of which there is one for each {@link #sent}
     */
    record Returned(Purpose purpose, UUID turn, Instant ends) {}

    Sent sent(Purpose purpose) {
        UUID turn = UUID.randomUUID();
        long ends = clock.instant().plus(LIFE).getEpochSecond();
        byte[] subject = purpose.subject().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer reader = ByteBuffer.allocate(LEAST_READER + subject.length);
        put(reader, turn);
        put(reader, purpose.tool());
        ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);
        put(message, turn);
        put(message, purpose.tool());
        put(message, purpose.course());
        put(message, purpose.lesson().orElse(NONE));
        return new Sent(
                seals.seal(READER, reader.putLong(ends).put(subject).array()),
                seals.seal(
                        MESSAGE,
                        message.putLong(ends)
                                .put((byte) (purpose.teaches() ? 1 : 0))
                                .array()));
    }

    /** Nothing where one of them was changed, has ended, or is of another launch. */
    Optional<Returned> returned(String reader, String message) {
        Optional<ByteBuffer> who = opened(READER, reader, LEAST_READER);
        Optional<ByteBuffer> what = opened(MESSAGE, message, MESSAGE_BYTES);
        return who.flatMap(hint -> what.flatMap(other -> joined(hint, other)));
    }

    private Optional<Returned> joined(ByteBuffer reader, ByteBuffer message) {
        UUID turn = id(reader);
        UUID tool = id(reader);
        boolean together = turn.equals(id(message)) && tool.equals(id(message));
        Instant ends = Instant.ofEpochSecond(reader.getLong());
        String subject = StandardCharsets.US_ASCII.decode(reader).toString();
        if (!together || !clock.instant().isBefore(ends)) {
            return Optional.empty();
        }
        UUID course = id(message);
        UUID lesson = id(message);
        message.getLong();
        return Optional.of(new Returned(
                new Purpose(
                        tool,
                        subject,
                        course,
                        Optional.of(lesson).filter(named -> !named.equals(NONE)),
                        message.get() == 1),
                turn,
                ends));
    }

    private Optional<ByteBuffer> opened(String purpose, String hint, int least) {
        return seals.open(purpose, hint)
                .filter(content -> content.length >= least)
                .map(ByteBuffer::wrap);
    }

    private static void put(ByteBuffer content, UUID id) {
        content.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer content) {
        return new UUID(content.getLong(), content.getLong());
    }
}
