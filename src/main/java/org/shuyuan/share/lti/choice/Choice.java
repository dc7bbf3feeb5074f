package org.shuyuan.share.lti.choice;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a platform has asked to choose (LTI Deep Linking 2.0, 4.4.1), and what was chosen so far.
 *
 * @param answer where what was chosen is sent; signed by the platform, and kept here so that nobody can send it elsewhere
 * @param types of content items that can be placed
 * @param multiple whether more than one can
 * @param lineItems whether a column of the grade book can come with it; nothing where the platform doesn't say
 * @param windows in which it can be shown, a frame or a tab of its own, in the words of the standard; empty where it doesn't say
 * @param data to be sent back as it is
 */
public record Choice(
        UUID id,
        UUID platform,
        String deployment,
        URI answer,
        Set<String> types,
        boolean multiple,
        Optional<Boolean> lineItems,
        Set<String> windows,
        Optional<String> data,
        List<Item> items) {

    /** The type of everything that we place. */
    public static final String LINK = "ltiResourceLink";

    static final String FRAME = "iframe";
    static final String WINDOW = "window";

    public Choice {
        types = Set.copyOf(types);
        windows = Set.copyOf(windows);
        items = List.copyOf(items);
    }

    /** Whether a grade can come with what is placed. */
    boolean gradable() {
        return lineItems.orElse(true);
    }

    /** Whether it can be chosen where it is shown. */
    boolean anywhere() {
        return windows.isEmpty() || windows.containsAll(Set.of(FRAME, WINDOW));
    }

    /** Whether it can only be shown in a tab of its own. */
    boolean windowOnly() {
        return windows.contains(WINDOW) && !windows.contains(FRAME);
    }
}
