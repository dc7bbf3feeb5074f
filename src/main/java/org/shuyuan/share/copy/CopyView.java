package org.shuyuan.share.copy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A copy as a reader sees it.
 *
 * @param state {@code offered} where it could be asked for, {@code none} where it couldn't; else {@code waiting}, {@code running},
 *     {@code here}, {@code evicted} or {@code failed}
 * @param words the same for a reader
 * @param percent of its bytes that have come; while it is on its way
 * @param pinned whether a person has asked for it: it stays longer than what a rule has brought
 * @param problem what it waits for or failed of, and what to do
 * @param bytes of its files, once that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CopyView(
        String state,
        String words,
        @Nullable Integer percent,
        boolean pinned,
        @Nullable String problem,
        @Nullable Long bytes) {

    static final CopyView NONE = new CopyView("none", "", null, false, null, null);

    /** Whether it can be asked for now. */
    public boolean askable() {
        return switch (state) {
            case "offered", "evicted", "failed" -> true;
            case "here" -> !pinned;
            default -> false;
        };
    }

    /** Whether it will change by itself. */
    public boolean working() {
        return state.equals("waiting") || state.equals("running");
    }
}
