package org.shuyuan.share.lti.session;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.text.Language;

/**
 * What a launch has opened.
 *
 * @param sealed the session as it stands in an address
 * @param about the placed link, or what is chosen for
 * @param account of whoever was sent; nothing of somebody who stays unknown
 * @param teacher whether it is somebody who teaches there
 * @param language in which the platform shows itself, if it has told
 * @param accent its colour, if it has told
 */
public record LaunchSession(
        String sealed,
        Purpose purpose,
        UUID about,
        Optional<UUID> account,
        boolean teacher,
        Optional<Language> language,
        Optional<Accent> accent,
        Instant ends) {

    /** Below it stand all pages of launches; the session follows. */
    public static final String PATH = "/lti/in/";

    /** What one is for. */
    public enum Purpose {
        /** To watch or read what was placed. */
        LINK(1),
        /** To choose what will be placed. */
        CHOICE(2);

        private final byte code;

        Purpose(int code) {
            this.code = (byte) code;
        }

        /** As it is sealed. */
        byte code() {
            return code;
        }

        static Purpose of(byte code) {
            return Arrays.stream(values())
                    .filter(each -> each.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** When it began. */
    public Instant begun() {
        return ends.minus(LaunchSessions.LIFE);
    }

    /** The address of a page within it, below this service. */
    public String path(String page) {
        return PATH + sealed + page;
    }
}
