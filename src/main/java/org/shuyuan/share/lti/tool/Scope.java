package org.shuyuan.share.lti.tool;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a tool may ask for (LTI Assignment and Grade Services 2.0, 3.6; Names and Role Provisioning Services 2.0, 3.2). The constants are
 * for {@code @RolesAllowed}.
 */
enum Scope {
    LINE_ITEMS(1, Scope.LINE_ITEMS_ROLE),
    LINE_ITEMS_READ(2, Scope.LINE_ITEMS_READ_ROLE),
    RESULTS_READ(4, Scope.RESULTS_READ_ROLE),
    SCORES(8, Scope.SCORES_ROLE),
    MEMBERS(16, Scope.MEMBERS_ROLE);

    static final String LINE_ITEMS_ROLE = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    static final String LINE_ITEMS_READ_ROLE = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
    static final String RESULTS_READ_ROLE = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    static final String SCORES_ROLE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    static final String MEMBERS_ROLE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    /** Those of tools that give scores. */
    static final Set<Scope> SCORING = Set.copyOf(EnumSet.complementOf(EnumSet.of(MEMBERS)));

    private final int bit;
    private final String uri;

    Scope(int bit, String uri) {
        this.bit = bit;
        this.uri = uri;
    }

    /** Which it has in the tokens that are out. */
    int bit() {
        return bit;
    }

    String uri() {
        return uri;
    }

    /** All that a tool may have. */
    static Set<Scope> of(Tool tool) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (tool.scored()) {
            scopes.addAll(SCORING);
        }
        if (tool.rostered()) {
            scopes.add(MEMBERS);
        }
        return scopes;
    }

    /** Those of a tool that are wanted. */
    static Set<Scope> of(Tool tool, String wanted) {
        List<String> uris = Arrays.asList(wanted.split(" "));
        Set<Scope> scopes = of(tool);
        scopes.removeIf(scope -> !uris.contains(scope.uri));
        return scopes;
    }
}
