package org.shuyuan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * The answer of {@code GET /api/uploads/{id}}.
 *
 * @param offset bytes that are here
 * @param length bytes of the whole file
 * @param resource what the file became, once it was accepted
 * @param duplicate true when that resource was there before
 * @param problem why the file was refused, in the members of RFC 9457
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadView(
        long offset,
        long length,
        @Nullable UUID resource,
        @Nullable Boolean duplicate,
        @Nullable Refusal problem) {

    record Refusal(String type, String title, int status, String detail) {
        static Refusal of(Problem problem, Messages messages, Language language) {
            return new Refusal(
                    problem.type().uri(),
                    problem.title(messages, language),
                    problem.type().status(),
                    problem.detail(messages, language));
        }
    }

    static UploadView of(Upload upload, long offset, Messages messages, Language language) {
        return switch (upload.state()) {
            case UploadState.Receiving _, UploadState.Gone _ ->
                new UploadView(offset, upload.length(), null, null, null);
            case UploadState.Accepted(UUID resource, boolean duplicate) ->
                new UploadView(offset, upload.length(), resource, duplicate ? true : null, null);
            case UploadState.Refused refused ->
                new UploadView(offset, upload.length(), null, null, Refusal.of(refused.problem(), messages, language));
        };
    }
}
