package org.shuyuan.share.lti.launch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform says in a launch, once it is believed (LTI 1.3 Core, 5.3 and 5.4).
 *
 * @param deployment in which we were launched
 * @param subject who comes, as the platform knows them; nothing of somebody who stays unknown (5.3.6.1)
 * @param name if the platform tells it
 * @param roles URIs of the vocabulary of roles (appendix A), in the context if there is one
 * @param context the class, if there is one
 * @param custom parameters, as they were set where the link was placed
 * @param language in which the platform shows itself (OpenID Connect Core, 5.1 and LTI 1.3 Core, 5.4.5)
 */
public record Message(
        String deployment,
        Optional<String> subject,
        Optional<String> name,
        Set<String> roles,
        Optional<Context> context,
        Map<String, String> custom,
        Optional<String> language,
        Purpose purpose,
        Services services) {

    public Message {
        roles = Set.copyOf(roles);
        custom = Map.copyOf(custom);
    }

    /** A class of the platform. */
    public record Context(String id, String title) {}

    /** What we are launched for. */
    public sealed interface Purpose {

        /**
         * A link that was placed is opened.
         *
         * @param id of the link in its platform
         * @param target where it leads, of our origin
         */
        record ResourceLink(String id, String title, URI target) implements Purpose {}

        /**
         * Something is to be chosen and placed (LTI Deep Linking 2.0, 4.4.1).
         *
         * @param answer where what was chosen is sent
         * @param types of content items that can be placed
         * @param multiple whether more than one can
         * @param lineItems whether a column of the grade book can come with it, if it is told
         * @param windows in which it can be shown; empty where it isn't told
         * @param data to be sent back as it is
         */
        record DeepLinking(
                URI answer,
                List<String> types,
                boolean multiple,
                Optional<Boolean> lineItems,
                Set<String> windows,
                Optional<String> data)
                implements Purpose {

            public DeepLinking {
                types = List.copyOf(types);
                windows = Set.copyOf(windows);
            }
        }
    }

    /**
     * Services of the platform for this launch.
     *
     * @param lineItems of the class (LTI Assignment and Grade Services 2.0, 3.1)
     * @param lineItem of this very link
     * @param scopes that we may ask for
     * @param roster of the class (Names and Role Provisioning Services 2.0, 2.1)
     */
    public record Services(Optional<URI> lineItems, Optional<URI> lineItem, Set<String> scopes, Optional<URI> roster) {

        public Services {
            scopes = Set.copyOf(scopes);
        }
    }
}
