package org.shuyuan.share.lti.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.share.lti.key.PlatformKeys;
import org.shuyuan.share.lti.platform.Arrivals;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.refusal.Fault;

/** Tries all that a launch from a platform needs, and says of each whether it works. */
@ApplicationScoped
class SelfTest {

    /** What tokens are forgiven, less what the way takes. */
    private static final Duration NEAR = Duration.ofSeconds(45);

    private final PlatformKeys keys;
    private final Arrivals arrivals;
    private final OwnConfiguration own;
    private final Clock clock;

    SelfTest(PlatformKeys keys, Arrivals arrivals, OwnConfiguration own, Clock clock) {
        this.keys = keys;
        this.arrivals = arrivals;
        this.own = own;
        this.clock = clock;
    }

    /** How one of them went. {@code ui/messages} has words for each, under {@code platform-check.<id>-<state>}. */
    enum State {
        GOOD,
        BAD,
        /** Nothing can be said of it yet. */
        OPEN;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param id https, keys, clock, deployment or launch
     * @param detail for an engineer
     */
    record Check(String id, State state, String detail) {}

    List<Check> run(Platform platform) throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "https", own.secure() ? State.GOOD : State.BAD, own.addresses().target()));
        try {
            PlatformKeys.Shown shown = keys.look(platform.keys());
            checks.add(new Check("keys", shown.usable() > 0 ? State.GOOD : State.BAD, shown.usable() + " × RSA"));
            checks.add(clock(shown));
        } catch (FetchFailed failed) {
            checks.add(new Check("keys", State.BAD, failed.reason() + ": " + failed.detail()));
            checks.add(new Check("clock", State.OPEN, ""));
        }
        checks.add(new Check(
                "deployment",
                platform.deployments().isEmpty() ? State.BAD : State.GOOD,
                String.join(", ", platform.deployments())));
        checks.add(launch(arrivals.of(platform.id())));
        return checks;
    }

    private Check clock(PlatformKeys.Shown shown) {
        try {
            return shown.date()
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(theirs -> Duration.between(clock.instant(), theirs.toInstant()))
                    .map(apart -> new Check(
                            "clock",
                            apart.abs().compareTo(NEAR) < 0 ? State.GOOD : State.BAD,
                            apart.toSeconds() + " s"))
                    .orElseGet(() -> new Check("clock", State.OPEN, ""));
        } catch (DateTimeParseException unreadable) {
            return new Check("clock", State.OPEN, "");
        }
    }

    /** Bad if the last who came was refused; open if it isn't sure that they came from there. */
    private static Check launch(Arrivals.Traffic traffic) {
        boolean refusedLast = traffic.refused()
                .filter(refused -> traffic.launched().filter(refused::isBefore).isEmpty())
                .isPresent();
        if (refusedLast) {
            String fault = traffic.fault().orElse("");
            boolean proven = Fault.of(fault).filter(Fault::proven).isPresent();
            return new Check("launch", proven ? State.BAD : State.OPEN, fault);
        }
        return traffic.launched()
                .map(at -> new Check("launch", State.GOOD, at.toString()))
                .orElseGet(() -> new Check("launch", State.OPEN, ""));
    }
}
