package org.shuyuan.share.harvest.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.shuyuan.share.harvest.Run;
import org.shuyuan.share.harvest.Tally;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Says how a run is, in plain words. */
@ApplicationScoped
class RunWords {

    private final Messages messages;

    RunWords(Messages messages) {
        this.messages = messages;
    }

    static String key(HarvestTrouble.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How far it is, or how it ended. */
    String state(Run run, Language language) {
        // One that only lets others have their turn is under way.
        if (run.workable() && run.trouble().isPresent() && run.retryAt().isPresent()) {
            return messages.say(language, "run.retrying", time(run.retryAt().get()));
        }
        return switch (run.state()) {
            case WAITING -> messages.say(language, "run.waiting");
            case RUNNING ->
                run.size().isPresent()
                        ? messages.say(
                                language,
                                "run.running-of",
                                run.tally().listed(),
                                run.size().get())
                        : messages.say(language, "run.running", run.tally().listed());
            case PAUSED -> messages.say(language, "run.paused", run.tally().listed());
            case DONE -> {
                Tally tally = run.tally();
                yield tally.refused() == 0
                        ? messages.say(language, "run.done", tally.listed())
                        : messages.say(language, "run.done-but", tally.listed(), tally.refused());
            }
            case FAILED -> messages.say(language, run.trouble().isPresent() ? "run.failed" : "run.stopped");
        };
    }

    /** What it waits for or failed of. */
    Optional<String> trouble(Run run, Language language) {
        return run.trouble().map(kind -> trouble(kind, run.detail(), language));
    }

    /** @param detail in the words of whoever noticed it; may be empty */
    String trouble(HarvestTrouble.Kind kind, String detail, Language language) {
        String words = messages.say(language, "trouble." + key(kind));
        return detail.isBlank() ? words : messages.say(language, "run.in-their-words", words, detail);
    }

    String mode(Run run, Language language) {
        return messages.say(language, "run.mode." + run.mode().id());
    }

    String time(Instant moment) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(moment.atZone(ZoneId.systemDefault()));
    }
}
