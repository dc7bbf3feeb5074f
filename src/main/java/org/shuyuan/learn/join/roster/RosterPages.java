package org.shuyuan.learn.join.roster;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.CsvTable;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Where a curator gives the roster of a school, sees what it changes, keeps the new passwords, and takes it. Works without scripts. */
@Path("/studio/roster")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class RosterPages {

    private static final String HERE = "/studio/roster";
    private static final String KEPT_BY_NOBODY = "private, no-store";

    private final RosterDesk desk;
    private final Messages messages;
    private final ReaderLanguage language;

    RosterPages(RosterDesk desk, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.messages = messages;
        this.language = language;
    }

    record WrongLine(String file, String line, String column, String reason) {}

    /**
     * @param school the code of the one that was chosen; may be empty
     * @param taken the title of a school whose roster was taken a moment ago; may be empty
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RosterGive(List<Organisation> schools, String school, String taken, String problem)
            implements TemplateInstance {}

    /** @param strangers how many accounts are to be made */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RosterLook(
            UUID id,
            String school,
            Plan.Counts counts,
            int strangers,
            List<WrongLine> wrong,
            long wrongs,
            String problem)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RosterPasswords(UUID id, String school, List<Told> told) implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance give(@RestQuery @Nullable String taken) {
        String school = taken == null ? "" : desk.curated(taken).title();
        return new RosterGive(desk.schools(), "", school, "");
    }

    /** Answers 303 to what it changes, or the page with the reason why it can't be read. */
    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response open(
            @RestForm("school") @Nullable String code,
            @RestForm("zip") @Nullable FileUpload zip,
            @RestForm("users") @Nullable FileUpload users,
            @RestForm("classes") @Nullable FileUpload classes,
            @RestForm("enrollments") @Nullable FileUpload enrollments)
            throws IOException {
        Organisation school = desk.curated(code == null ? "" : code);
        try {
            return look(desk.open(school, files(zip, users, classes, enrollments)));
        } catch (Problem refused) {
            return html(
                    refused.type().status(),
                    new RosterGive(desk.schools(), school.code(), "", refused.detail(messages, language.get())));
        }
    }

    private static RosterFiles files(
            @Nullable FileUpload zip,
            @Nullable FileUpload users,
            @Nullable FileUpload classes,
            @Nullable FileUpload enrollments)
            throws IOException {
        // A field in which nothing was chosen has a file without bytes.
        if (zip != null && zip.size() > 0) {
            try (InputStream in = Files.newInputStream(zip.uploadedFile())) {
                return RosterFiles.zip(in);
            }
        }
        RosterFiles files = new RosterFiles();
        put(files, RosterFiles.USERS, users);
        put(files, RosterFiles.CLASSES, classes);
        put(files, RosterFiles.ENROLLMENTS, enrollments);
        return files.checked();
    }

    private static void put(RosterFiles files, String name, @Nullable FileUpload file) throws IOException {
        if (file != null && file.size() > 0) {
            try (InputStream in = Files.newInputStream(file.uploadedFile())) {
                files.put(name, in.readNBytes(RosterFiles.LARGEST + 1));
            }
        }
    }

    @GET
    @Path("{id}")
    @Blocking
    public Response show(@RestPath UUID id) {
        return html(Response.Status.OK.getStatusCode(), page(desk.opened(id), ""));
    }

    /** @param as {@code csv} for a file; else a page to print */
    @POST
    @Path("{id}/passwords")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response passwords(@RestPath UUID id, @RestForm @Nullable String as) {
        List<Told> told = desk.passwords(id);
        if (!"csv".equals(as)) {
            return html(
                    Response.Status.OK.getStatusCode(),
                    new RosterPasswords(id, desk.opened(id).school().title(), told));
        }
        CsvTable table = new CsvTable().line(say("group"), say("title"), say("name"), say("password"));
        told.forEach(each -> table.line(each.group(), each.title(), each.name(), each.password()));
        return Response.ok(table.toString(), CsvTable.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"passwords.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, KEPT_BY_NOBODY)
                .build();
    }

    /** Answers 303 to the beginning, or the page with the reason why it can't be taken. */
    @POST
    @Path("{id}/take")
    @Blocking
    public Response take(@RestPath UUID id) {
        try {
            String code = desk.take(id).code();
            return to(HERE + "?taken=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
        } catch (Problem refused) {
            return html(refused.type().status(), page(desk.opened(id), refused.detail(messages, language.get())));
        }
    }

    @POST
    @Path("{id}/discard")
    @Blocking
    public Response discard(@RestPath UUID id) {
        desk.discard(id);
        return to(HERE);
    }

    private RosterLook page(RosterDesk.Open open, String problem) {
        Plan plan = open.plan();
        return new RosterLook(
                open.draft().id(),
                open.school().title(),
                plan.counts(),
                plan.strangers().size(),
                plan.wrong().stream()
                        .map(wrong -> new WrongLine(
                                wrong.file(),
                                wrong.line() == 0 ? "" : Long.toString(wrong.line()),
                                wrong.column(),
                                wrong.words(messages, language.get())))
                        .toList(),
                plan.wrongs(),
                problem);
    }

    private String say(String column) {
        return messages.say(language.get(), "roster.csv-" + column);
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, KEPT_BY_NOBODY)
                .build();
    }

    private static Response look(UUID id) {
        return to(HERE + "/" + id);
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
