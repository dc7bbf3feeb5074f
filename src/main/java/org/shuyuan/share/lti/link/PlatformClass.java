package org.shuyuan.share.lti.link;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.text.Language;

/**
 * A class as a platform has it (LTI 1.3 Core, 5.4.1, where it is called a context).
 *
 * @param name its id in the platform; empty for all that is outside any class
 * @param lineItems its grade book (Assignment and Grade Services 2.0, 3.1)
 * @param roster who is in it (Names and Role Provisioning Services 2.0, 2.1)
 * @param scopes of access that the platform has offered there
 * @param language in which the platform shows it, if it has told
 */
public record PlatformClass(
        UUID id,
        UUID platform,
        String deployment,
        String name,
        String title,
        Optional<URI> lineItems,
        Optional<URI> roster,
        Set<String> scopes,
        Optional<Language> language) {

    public PlatformClass {
        scopes = Set.copyOf(scopes);
    }

    /** Whether all that this one says is known already. */
    boolean addsNothingTo(PlatformClass known) {
        return title.equals(known.title)
                && (lineItems.isEmpty() || lineItems.equals(known.lineItems))
                && (roster.isEmpty() || roster.equals(known.roster))
                && (scopes.isEmpty() || scopes.equals(known.scopes))
                && (language.isEmpty() || language.equals(known.language));
    }
}
