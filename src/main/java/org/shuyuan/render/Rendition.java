package org.shuyuan.render;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.render.ladder.Plan;
import org.shuyuan.storage.Digest;

/**
 * What has been made of the media of a resource, or is to be.
 *
 * @param source the original that it is made of
 * @param profile the profile that it is made by
 * @param recipe the hash of what the profile said then
 * @param percent 0 to 100
 * @param bundle what plays; there from the first time that something did
 * @param plan of a ladder, once it is decided: {@link Plan#decode}
 */
public record Rendition(
        UUID resource,
        RenditionName name,
        Digest source,
        String profile,
        String recipe,
        State state,
        int percent,
        Optional<Digest> bundle,
        Optional<String> plan) {

    /** Where the work on it stands. */
    public enum State {
        WAITING,
        RUNNING,
        READY,
        /** Not for this source: a remux of what browsers can't decode, a poster of sound. */
        SKIPPED,
        FAILED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether there is nothing more to do for this source and recipe. */
    boolean over() {
        return switch (state) {
            case WAITING, RUNNING -> false;
            case READY, SKIPPED, FAILED -> true;
        };
    }
}
