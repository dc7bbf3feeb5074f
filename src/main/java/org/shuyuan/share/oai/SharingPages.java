package org.shuyuan.share.oai;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Role;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Tells curators what others can fetch from here. */
@Path("/admin/sharing")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class SharingPages {

    private final StampedRecords records;
    private final Vocabularies vocabularies;
    private final RepositoryAddress address;
    private final Messages messages;
    private final ReaderLanguage language;

    SharingPages(
            StampedRecords records,
            Vocabularies vocabularies,
            RepositoryAddress address,
            Messages messages,
            ReaderLanguage language) {
        this.records = records;
        this.vocabularies = vocabularies;
        this.address = address;
        this.messages = messages;
        this.language = language;
    }

    /** @param count lessons that whoever fetches the set gets */
    record Shared(String title, String who, String set, long count) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Sharing(String address, List<Shared> levels) implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance sharing() {
        return new Sharing(
                address.base(),
                vocabularies.get(Field.LEVEL.vocabulary().orElseThrow()).all().stream()
                        .map(level -> {
                            String set = Field.LEVEL.id() + ":" + level.id();
                            return new Shared(
                                    level.title().in(language.get()),
                                    messages.say(language.get(), "sharing.who." + level.id()),
                                    set,
                                    records.publishedIn(set));
                        })
                        .toList());
    }
}
