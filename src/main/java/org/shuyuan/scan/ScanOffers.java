package org.shuyuan.scan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws {@link ScanOffer} for the pages of other stages: {@code {cdi:scan.of(id)}}. */
@Named("scan")
@ApplicationScoped
public class ScanOffers {

    private static final int NAMED = 20;
    private static final ScanOffer NONE = new ScanOffer("none", "", 0, "", "", false);

    private final Scans scans;
    private final PrintReader reader;
    private final Messages messages;
    private final ReaderLanguage language;

    ScanOffers(Scans scans, PrintReader reader, Messages messages, ReaderLanguage language) {
        this.scans = scans;
        this.reader = reader;
        this.messages = messages;
        this.language = language;
    }

    @Transactional
    public ScanOffer of(UUID resource) {
        return scans.ofResource(resource).map(this::offer).orElse(NONE);
    }

    private ScanOffer offer(Scan scan) {
        String state = state(scan);
        return new ScanOffer(
                state,
                messages.say(language.get(), "scan." + state, scan.pages(), scan.over()),
                100 * scan.over() / Math.max(1, scan.pages()),
                scan.failed().isEmpty() ? "" : messages.say(language.get(), "scan.failed", failed(scan)),
                scan.beyond() == 0 ? "" : messages.say(language.get(), "scan.beyond", scan.beyond()),
                reader.ready()
                        && (state.equals("stopped")
                                || (!scan.open() && !scan.failed().isEmpty())));
    }

    private String state(Scan scan) {
        if (!scan.open()) {
            return "done";
        }
        if (!reader.ready()) {
            return "off";
        }
        return scan.problem().isPresent() ? "stopped" : "reading";
    }

    private static String failed(Scan scan) {
        String named = scan.failed().stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return scan.failed().size() > NAMED ? named + " …" : named;
    }
}
