package org.shuyuan.share.harvest.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.shuyuan.describe.Crosswalks;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.harvest.desk.Preview.Question;
import org.shuyuan.share.harvest.wire.Asking;
import org.shuyuan.share.harvest.wire.Format;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.Identity;
import org.shuyuan.share.harvest.wire.Listing;
import org.shuyuan.share.harvest.wire.OaiClient;
import org.shuyuan.share.harvest.wire.Page;

/**
 * Looks at a repository before anything is taken from it. Many answer some questions badly whose records are good: only who it
 * is has to be known.
 */
@ApplicationScoped
class Looking {

    /** Every repository has it (OAI-PMH 2.0 §2.4). */
    private static final String EVERYBODYS = "oai_dc";

    /** One question that isn't answered takes so much of the time, and leaves the rest to the others. */
    private static final int SHARES = 3;

    private final OaiClient client;
    private final Crosswalks crosswalks;
    private final DeskConfig config;
    private final Clock clock;

    Looking(OaiClient client, Crosswalks crosswalks, DeskConfig config, Clock clock) {
        this.client = client;
        this.crosswalks = crosswalks;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param set to be counted; all records where there is none
     * @throws Problem {@link ProblemType#SOURCE_UNREADABLE} where it has no format that we can read
     * @throws HarvestTrouble if it doesn't say who it is, or refuses the list
     */
    Preview look(URI base, Optional<String> set) {
        Look look = new Look(clock.instant().plus(config.preview()), new ArrayList<>());
        Identity identity = client(look.end()).identify(base);
        List<String> given = ask(look, Question.FORMATS, List.<Format>of(), asked -> asked.formats(base)).stream()
                .map(Format::prefix)
                .toList();
        List<String> formats = readable(given);
        return new Preview(
                base,
                identity,
                formats,
                given.stream().filter(prefix -> !formats.contains(prefix)).toList(),
                ask(look, Question.SETS, List.of(), asked -> asked.sets(base)),
                ask(
                        look,
                        Question.SIZE,
                        Optional.empty(),
                        asked -> size(asked.list(base, all(formats.getFirst(), set, identity)))),
                List.copyOf(look.unsaid()));
    }

    private record Look(Instant end, List<Preview.Unsaid> unsaid) {}

    private List<String> readable(List<String> given) {
        if (given.isEmpty()) {
            return List.of(EVERYBODYS);
        }
        List<String> formats =
                crosswalks.harvestable().stream().filter(given::contains).toList();
        if (formats.isEmpty()) {
            throw Problem.of(ProblemType.SOURCE_UNREADABLE, String.join(", ", given));
        }
        return formats;
    }

    private <T> T ask(Look look, Question question, T otherwise, Function<OaiClient, T> answer) {
        try {
            return answer.apply(client(look.end()));
        } catch (HarvestTrouble trouble) {
            // A list that is refused now will be refused to a run as well.
            if (question == Question.SIZE && !trouble.passing()) {
                throw trouble;
            }
            look.unsaid().add(new Preview.Unsaid(question, trouble.kind(), trouble.detail()));
            return otherwise;
        }
    }

    private static Asking all(String prefix, Optional<String> set, Identity identity) {
        return new Asking.Begin(
                Listing.IDENTIFIERS, prefix, set, Optional.empty(), Optional.empty(), identity.granularity());
    }

    private static Optional<Long> size(Page first) {
        return first.completeListSize()
                .or(() -> first.token().isPresent()
                        ? Optional.empty()
                        : Optional.of((long) first.records().size()));
    }

    private OaiClient client(Instant end) {
        Instant share = clock.instant().plus(config.preview().dividedBy(SHARES));
        return client.until(share.isBefore(end) ? share : end);
    }
}
