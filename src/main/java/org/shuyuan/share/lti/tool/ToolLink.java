package org.shuyuan.share.lti.tool;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * A place in a tool that a course may lead to (LTI 1.3 Core, 3.2).
 *
 * @param target what is shown there
 * @param custom parameters that the tool wants to have back with each launch
 */
record ToolLink(UUID id, UUID tool, UUID course, String title, URI target, Map<String, String> custom) {

    static final int LONGEST_TITLE = 200;

    ToolLink {
        custom = Map.copyOf(custom);
    }
}
