package org.shuyuan.share.harvest.wire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuyuan.fetch.Answer;
import org.shuyuan.fetch.Ask;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.fetch.Fetcher;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/** Asks a repository, one request at a time. Every method throws {@link HarvestTrouble} where no good answer comes. */
@ApplicationScoped
public class OaiClient {

    private static final int MOST_SETS = 10_000;

    private final Fetcher fetcher;
    private final WireConfig config;
    private final Clock clock;
    private final Optional<Instant> end;

    @Inject
    OaiClient(Fetcher fetcher, WireConfig config, Clock clock) {
        this(fetcher, config, clock, Optional.empty());
    }

    private OaiClient(Fetcher fetcher, WireConfig config, Clock clock, Optional<Instant> end) {
        this.fetcher = fetcher;
        this.config = config;
        this.clock = clock;
        this.end = end;
    }

    /** One that has until then for all of its requests together; what isn't answered by then is {@link Kind#SLOW}. */
    public OaiClient until(Instant moment) {
        return new OaiClient(fetcher, config, clock, Optional.of(moment));
    }

    public Identity identify(URI base) {
        return ask(base, Map.of("verb", "Identify"), IdentityReader::read).orThrow();
    }

    /** The formats that the repository has for any of its records. */
    public List<Format> formats(URI base) {
        return ask(base, Map.of("verb", "ListMetadataFormats"), FormatList::read)
                .orIf(Refusal.NO_FORMATS, List.of());
    }

    /** The sets of the repository, or the first 10 000 of them; none where it has no sets. */
    public List<SetInfo> sets(URI base) {
        List<SetInfo> sets = new ArrayList<>();
        TokenTrail trail = TokenTrail.parse("");
        Map<String, String> next = Map.of("verb", "ListSets");
        while (true) {
            SetList part = ask(base, next, SetList::read).orIf(Refusal.NO_SETS, SetList.EMPTY);
            sets.addAll(part.sets());
            Optional<String> token = part.token().next();
            if (token.isEmpty() || sets.size() >= MOST_SETS) {
                return List.copyOf(sets.subList(0, Math.min(sets.size(), MOST_SETS)));
            }
            trail = trail.after(token, part.sets().isEmpty());
            next = Map.of("verb", "ListSets", "resumptionToken", token.get());
        }
    }

    /** One page. {@code noRecordsMatch} is an empty one; to a token it is a flaw besides, because the token promised more. */
    public Page list(URI base, Asking asking) {
        Reply<RecordList> reply = ask(base, asking.arguments(), this::records);
        RecordList list = reply.orIf(Refusal.NO_RECORDS, RecordList.EMPTY);
        List<Flaw> flaws = reply.content().isEmpty() && asking instanceof Asking.Resume
                ? List.of(new Flaw("", "the list ended with noRecordsMatch where a token had promised more"))
                : list.flaws();
        Token token = list.token();
        return new Page(
                reply.responseDate(),
                list.records(),
                flaws,
                token.next(),
                token.completeListSize(),
                token.cursor(),
                reply.bytes());
    }

    /** One record, deleted or not; nothing where the repository knows none of this identifier. */
    public Optional<WireRecord> get(URI base, String prefix, String identifier) {
        Map<String, String> arguments = Map.of("verb", "GetRecord", "metadataPrefix", prefix, "identifier", identifier);
        Reply<RecordList> reply = ask(base, arguments, this::records);
        RecordList found = reply.orIf(Refusal.NO_SUCH_RECORD, RecordList.EMPTY);
        if (reply.content().isEmpty()) {
            return Optional.empty();
        }
        if (found.records().isEmpty()) {
            String reason = found.flaws().stream().map(Flaw::reason).findFirst().orElse("no record");
            throw new HarvestTrouble(Kind.NOT_OAI, identifier + ": " + reason);
        }
        WireRecord record = found.records().getFirst();
        if (!record.identifier().equals(identifier)) {
            throw new HarvestTrouble(
                    Kind.NOT_OAI, identifier + " was asked for, " + record.identifier() + " was given");
        }
        return Optional.of(record);
    }

    private RecordList records(Cursor cursor) {
        return RecordList.read(cursor, config.recordSize());
    }

    private <T> Reply<T> ask(URI base, Map<String, String> arguments, Function<Cursor, T> reading) {
        String verb = arguments.getOrDefault("verb", "");
        Ask ask = new Ask(
                timeout(verb), config.quiet(), config.pageBytes(), Map.of("Accept", "text/xml, application/xml"));
        try {
            return fetcher.get(
                    address(base, arguments),
                    ask,
                    OaiClient::mayBeRead,
                    answer -> read(answer, cursor -> Reply.read(cursor, verb, reading)));
        } catch (FetchFailed failed) {
            throw HarvestTrouble.of(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HarvestTrouble(Kind.UNREACHABLE, "the service was told to stop");
        }
    }

    private Duration timeout(String verb) {
        Duration left = end.map(moment -> Duration.between(clock.instant(), moment))
                .filter(rest -> rest.compareTo(config.timeout()) < 0)
                .orElse(config.timeout());
        if (!left.isPositive()) {
            throw new HarvestTrouble(Kind.SLOW, "no time was left for " + verb);
        }
        return left;
    }

    /** Some repositories give the errors of the protocol a status of their own, against OAI-PMH 2.0 §3.1.2.2. */
    private static boolean mayBeRead(int status) {
        return status < 500 && status != 429;
    }

    private static <T> Reply<T> read(Answer answer, Function<Cursor, Reply<T>> reading) {
        boolean ok = answer.status() / 100 == 2;
        try {
            Reply<T> reply = reading.apply(Cursor.over(answer.body()));
            if (ok || !reply.refusals().isEmpty()) {
                return reply;
            }
        } catch (HarvestTrouble unreadable) {
            if (ok) {
                throw answer.header("Content-Type").orElse("").contains("html")
                        ? new HarvestTrouble(unreadable.kind(), "a web page: " + unreadable.detail())
                        : unreadable;
            }
        }
        throw HarvestTrouble.of(answer.status());
    }

    static URI address(URI base, Map<String, String> arguments) {
        String query = arguments.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        String address = base.toString();
        String join = base.getRawQuery() == null ? "?" : base.getRawQuery().isEmpty() ? "" : "&";
        return URI.create(address + join + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
