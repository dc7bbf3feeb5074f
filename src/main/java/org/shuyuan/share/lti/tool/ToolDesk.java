package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What curators and operators do with tools, after it was looked whether they may; and which of them teachers may use. */
@ApplicationScoped
class ToolDesk {

    private final Tools tools;
    private final Organisations organisations;
    private final Catalog catalog;
    private final CurrentUser user;

    ToolDesk(Tools tools, Organisations organisations, Catalog catalog, CurrentUser user) {
        this.tools = tools;
        this.organisations = organisations;
        this.catalog = catalog;
        this.user = user;
    }

    /** The organisations for which whoever asks may register tools. */
    List<Organisation> houses() {
        return user.where(Role.CURATOR);
    }

    /** The tools that whoever asks may change. */
    List<Tool> kept() {
        return tools.of(houses().stream().map(Organisation::id).toList());
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} also where there is one of somebody else */
    Tool kept(UUID id) {
        return tools.find(id)
                .filter(tool -> user.has(Role.CURATOR, tool.organisation()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** @throws Problem {@link ProblemType#FORBIDDEN}, {@link ProblemType#TOOL_WRONG} */
    @Transactional
    Tool add(ToolForm form) {
        Tool tool = form.read(Tools.newId());
        put(tool);
        return tool;
    }

    /** @throws Problem as {@link #kept(UUID)} and {@link #add} */
    @Transactional
    Tool change(UUID id, ToolForm form) {
        Tool tool = form.read(kept(id).id());
        put(tool);
        return tool;
    }

    @Transactional
    void remove(UUID id) {
        tools.remove(kept(id).id());
    }

    /** Those of the organisation that a course belongs to, and of those above it. */
    @Transactional
    List<Tool> usable(UUID course) {
        return tools.of(organisations.line(catalog.get(course).organisation()).stream()
                .map(Organisation::id)
                .toList());
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} */
    Tool usable(UUID course, UUID id) {
        return usable(course).stream()
                .filter(tool -> tool.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private void put(Tool tool) {
        if (!user.has(Role.CURATOR, tool.organisation())) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        tools.put(tool);
    }
}
