package org.shuyuan.share.lti.tool;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Which tool is asking, by its access token; what it isn't given any more, or belongs to another, isn't there for it. */
@RequestScoped
class Asking {

    private final SecurityIdentity identity;
    private final Tools tools;
    private final ToolLinks links;
    private final LineItems lineItems;
    private final Courses courses;

    Asking(SecurityIdentity identity, Tools tools, ToolLinks links, LineItems lineItems, Courses courses) {
        this.identity = identity;
        this.tools = tools;
        this.links = links;
        this.lineItems = lineItems;
        this.courses = courses;
    }

    /** @throws Problem {@link ProblemType#FORBIDDEN} of one that was removed, or gives no scores, since it got the token */
    Tool tool() {
        return tool(Tool::scored);
    }

    private Tool tool(Predicate<Tool> allowed) {
        return tools.client(identity.getPrincipal().getName())
                .filter(allowed)
                .orElseThrow(() -> Problem.of(ProblemType.FORBIDDEN));
    }

    /** The tool, in a course in which it was placed. */
    Tool tool(UUID course) {
        return in(course, tool());
    }

    /** One that is told who is in the classes that follow a course, in which it was placed. */
    Tool rostered(UUID course) {
        return in(course, tool(Tool::rostered));
    }

    /** What was taken out of a course again, or was only chosen and never put in, opens nothing. */
    private Tool in(UUID course, Tool tool) {
        Set<UUID> own = links.of(course, tool.id()).stream().map(ToolLink::id).collect(Collectors.toSet());
        boolean there = courses.find(course).stream()
                .flatMap(Course::lessons)
                .flatMap(lesson -> lesson.tool().stream())
                .anyMatch(own::contains);
        if (!there) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return tool;
    }

    LineItem lineItem(UUID course, UUID id) {
        return lineItems.find(id, tool().id(), course).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
