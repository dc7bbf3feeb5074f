package org.shuyuan.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Newest;
import org.shuyuan.learn.follow.OwnLearning;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.join.SchoolClass;
import org.shuyuan.learn.note.OwnNotes;
import org.shuyuan.learn.shelf.Shelves;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The reader's own page. */
@Path("/me")
@Produces(MediaType.TEXT_HTML)
class MePage {

    private static final int NEWEST = 8;
    private static final int NOTES = 50;
    private static final int UNDERWAY = 6;

    private final CurrentUser user;
    private final Organisations organisations;
    private final Newest newest;
    private final Cards cards;
    private final OwnLearning learning;
    private final Classes classes;
    private final Shelves shelves;
    private final OwnNotes notes;
    private final Messages messages;
    private final ReaderLanguage language;

    MePage(
            CurrentUser user,
            Organisations organisations,
            Newest newest,
            Cards cards,
            OwnLearning learning,
            Classes classes,
            Shelves shelves,
            OwnNotes notes,
            Messages messages,
            ReaderLanguage language) {
        this.user = user;
        this.organisations = organisations;
        this.newest = newest;
        this.cards = cards;
        this.learning = learning;
        this.classes = classes;
        this.shelves = shelves;
        this.notes = notes;
        this.messages = messages;
        this.language = language;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Me(
            String name,
            List<Fact> memberships,
            List<OwnLearning.Followed> courses,
            List<OwnLearning.Underway> underway,
            Shelves.Drawn shelves,
            List<SchoolClass> classes,
            List<OwnNotes.Line> notes,
            List<Card> recent)
            implements TemplateInstance {}

    @GET
    @Blocking
    @Authenticated
    public TemplateInstance me() {
        Account account = user.require();
        return new Me(
                account.displayName(),
                account.memberships().stream().map(this::fact).toList(),
                learning.courses(),
                learning.underway(UNDERWAY),
                shelves.draw(),
                classes.of(account.id(), Member.Part.LEARNER),
                notes.latest(NOTES),
                cards.of(newest.ownedBy(account.id(), NEWEST), language.get()));
    }

    /** Forgets all that was learned, noted and put aside. */
    @POST
    @Path("erase")
    @Blocking
    @Authenticated
    public Response erase() {
        learning.erase();
        return Response.seeOther(URI.create("/me")).build();
    }

    private Fact fact(Account.Membership membership) {
        return new Fact(
                messages.say(language.get(), "role." + membership.role().id()),
                organisations
                        .find(membership.organisation())
                        .map(Organisation::title)
                        .orElse(""),
                "/school/" + membership.organisation());
    }
}
