package org.shuyuan.share.harvest.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What page of what list is asked for. */
public sealed interface Asking {

    Listing listing();

    /** The arguments of the request, the verb among them. */
    Map<String, String> arguments();

    /**
     * The first page of a selection.
     *
     * @param prefix of the metadata format
     * @param set its setSpec
     * @param from inclusive, cut to the granularity
     * @param until inclusive, cut to the granularity
     * @param granularity of the repository
     */
    record Begin(
            Listing listing,
            String prefix,
            Optional<String> set,
            Optional<Instant> from,
            Optional<Instant> until,
            Granularity granularity)
            implements Asking {

        @Override
        public Map<String, String> arguments() {
            Map<String, String> arguments = new LinkedHashMap<>();
            arguments.put("verb", listing.verb());
            arguments.put("metadataPrefix", prefix);
            set.ifPresent(spec -> arguments.put("set", spec));
            from.ifPresent(moment -> arguments.put("from", granularity.write(moment)));
            until.ifPresent(moment -> arguments.put("until", granularity.write(moment)));
            return arguments;
        }
    }

    /** The page behind a token, which stands for everything else. */
    record Resume(Listing listing, String token) implements Asking {

        @Override
        public Map<String, String> arguments() {
            return Map.of("verb", listing.verb(), "resumptionToken", token);
        }
    }
}
