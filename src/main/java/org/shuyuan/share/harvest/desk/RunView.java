package org.shuyuan.share.harvest.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.harvest.Run;
import org.shuyuan.share.harvest.Tally;
import org.shuyuan.text.Language;

/**
 * A run, as the API and the pages tell it.
 *
 * @param state {@code waiting}, {@code running}, {@code paused}, {@code done} or {@code failed}
 * @param percent 0 to 100; left out where the source doesn't say how long its list is
 * @param words how it is, for a reader
 * @param trouble what it waits for or failed of, for a reader
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
        UUID id,
        UUID source,
        String mode,
        String modeTitle,
        String state,
        @Nullable Integer percent,
        String words,
        @Nullable String trouble,
        Tally tally,
        int pages,
        @Nullable Long size,
        Instant startedAt,
        String started,
        @Nullable Instant endedAt) {

    static RunView of(Run run, RunWords words, Language language) {
        return new RunView(
                run.id(),
                run.source(),
                run.mode().id(),
                words.mode(run, language),
                run.state().id(),
                run.percent().orElse(null),
                words.state(run, language),
                words.trouble(run, language).orElse(null),
                run.tally(),
                run.pages(),
                run.size().orElse(null),
                run.startedAt(),
                words.time(run.startedAt()),
                run.endedAt().orElse(null));
    }
}
