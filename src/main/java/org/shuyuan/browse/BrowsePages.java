package org.shuyuan.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;
import org.shuyuan.text.ReaderLanguage;

/** The curriculum as a way in: stage, subject, edition, volume, unit, lesson. Every step is a link. */
@Path(BrowseDrawing.ROOT)
@Produces(MediaType.TEXT_HTML)
class BrowsePages {

    private final BrowseDrawing drawing;
    private final ReaderLanguage language;

    BrowsePages(BrowseDrawing drawing, ReaderLanguage language) {
        this.drawing = drawing;
        this.language = language;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record BrowseStages(List<Branch> stages) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record BrowseSubject(String stage, String subject, List<Branch> editions) implements TemplateInstance {}

    /**
     * @param above the page of its subject
     * @param all the search for what says that it belongs to this volume
     * @param lessons how many there are, and {@code covered} for how many of them there is something; both 0 where nobody can say
     * @param missing whether only lessons are shown that have nothing yet
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record BrowseVolume(
            String stage,
            String subject,
            String edition,
            String volume,
            String above,
            String all,
            List<Branch> units,
            long lessons,
            long covered,
            boolean missing)
            implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    public TemplateInstance stages() {
        return new BrowseStages(drawing.stages(language.get()));
    }

    @GET
    @Path("{stage}/{subject}")
    @Blocking
    @PermitAll
    public TemplateInstance subject(@RestPath String stage, @RestPath String subject) {
        Language words = language.get();
        List<Branch> editions = drawing.editions(stage, subject, words);
        if (editions.isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return new BrowseSubject(
                drawing.title("stages", stage, words), drawing.title("subjects", subject, words), editions);
    }

    @GET
    @Path("{stage}/{subject}/{edition}/{volume}")
    @Blocking
    @PermitAll
    public TemplateInstance volume(
            @RestPath String stage,
            @RestPath String subject,
            @RestPath String edition,
            @RestPath String volume,
            @RestQuery boolean missing) {
        Language words = language.get();
        Volume asked = new Volume(stage, subject, edition, volume);
        List<Branch> units = drawing.units(asked).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        List<Branch.Leaf> counted = units.stream()
                .flatMap(unit -> unit.leaves().stream())
                .filter(Branch.Leaf::known)
                .toList();
        return new BrowseVolume(
                drawing.title("stages", stage, words),
                drawing.title("subjects", subject, words),
                drawing.title("editions", edition, words),
                volume,
                BrowseDrawing.href(stage, subject),
                asked.href(),
                missing ? onlyMissing(units) : units,
                counted.size(),
                counted.stream().filter(lesson -> !lesson.missing()).count(),
                missing);
    }

    private static List<Branch> onlyMissing(List<Branch> units) {
        return units.stream()
                .map(Branch::missing)
                .filter(unit -> !unit.leaves().isEmpty())
                .toList();
    }
}
