package org.shuyuan.problem;

import java.util.Locale;

/**
 * The closed catalogue of refusals. The slug of a type is stable: scripts may lean on it. Its words stand in
 * {@code ui/messages} under {@code problem.<slug>.title} and {@code problem.<slug>.detail}.
 */
public enum ProblemType {
    // requests
    BAD_REQUEST(400),
    NOT_SIGNED_IN(401),
    SIGN_IN_FAILED(401),
    FORBIDDEN(403),
    CROSS_SITE_REQUEST(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    REQUEST_TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNKNOWN_DESCRIPTOR(422),
    UNKNOWN_TERM(422),
    DESCRIPTORS_MISSING(422),
    ILLEGAL_TRANSITION(409),
    // media
    MEDIA_UNREADABLE(422),
    MEDIA_TRUNCATED(422),
    MEDIA_DAMAGED(422),
    MEDIA_PICTURE_TOO_LARGE(422),
    MEDIA_TOO_DEMANDING(422),
    MEDIA_TOO_LONG(422),
    // playing
    GRANT_INVALID(403),
    DOWNLOAD_NOT_ALLOWED(403),
    TOO_MANY_ATTEMPTS(429),
    TOO_MUCH_FOLLOWED(429),
    // intake
    UPLOAD_MALFORMED(400),
    UPLOAD_INTERRUPTED(400),
    UPLOAD_OFFSET_CONFLICT(409),
    UPLOAD_GONE(410),
    TUS_VERSION(412),
    UPLOAD_TOO_LARGE(413),
    UPLOAD_LENGTH_EXCEEDED(413),
    WRONG_MEDIA_TYPE_FOR_KIND(415),
    UNKNOWN_KIND(422),
    EMPTY_FILE(422),
    FILE_DAMAGED(422),
    ARCHIVE_BOMB(422),
    PICTURE_TOO_LARGE(422),
    UPLOAD_LOCKED(423),
    /** Of tus 1.0.0, checksum. */
    CHECKSUM_MISMATCH(460),
    STORAGE_FULL(507),
    // sharing
    /** Of oEmbed 1.0, 2.3.5. */
    FORMAT_UNSUPPORTED(501),
    BAG_UNREADABLE(422),
    BAG_FILE_MISSING(422),
    BAG_FILE_SURPLUS(422),
    BAG_FILE_ALTERED(422),
    BAG_NAME_WILD(422),
    BAG_NAME_TWICE(422),
    BAG_TOO_MANY(413),
    BAG_RECORD_WRONG(422),
    // ourselves
    INTERNAL(500),
    /** Too many are asking at once; only for what can wait. */
    BUSY(503),
    ENGINE_UNAVAILABLE(503),

    // documents and captions
    DOCUMENT_ENCRYPTED(422),
    DOCUMENT_BROKEN(422),
    DOCUMENT_TOO_COMPLEX(422),
    DOCUMENT_UNSUPPORTED(422),
    CAPTIONS_BROKEN(422),
    CAPTIONS_TOO_LARGE(413),
    CAPTION_LANGUAGE_MISSING(400),
    CAPTIONS_ENCODING_UNKNOWN(422),
    CUE_TOO_LONG(422),
    CUES_TOO_MANY(422),
    CAPTIONS_CHANGED(412),
    CAPTIONS_UNSEEN(428),
    CHAPTERS_CHANGED(412),
    CHAPTERS_UNSEEN(428),
    CHAPTERS_TOO_MANY(422),
    // speech
    SPEECH_UNAVAILABLE(503),
    SPEECH_LANGUAGE_UNKNOWN(422),
    SPEECH_TOO_SLOW(422),
    NOTHING_SAID(422),
    CAPTIONS_THERE(409),
    // scans
    SCAN_UNAVAILABLE(503),
    // pages of office documents
    PREVIEW_UNAVAILABLE(503),
    // posters
    POSTER_UNREADABLE(422),
    POSTER_TOO_LARGE(413),
    // other repositories
    SOURCE_ADDRESS_WRONG(422),
    SOURCE_UNREADABLE(422),
    SOURCE_TROUBLE(422),
    SOURCE_KNOWN(409),
    SOURCE_BUSY(409),
    COPY_NOT_OFFERED(422),
    COPY_FILES_WRONG(422),
    COPY_DIFFERS(422),
    COPY_REFUSED(422),
    COPY_BROKEN_OFF(503),
    COPY_NO_ROOM(507),
    // learning platforms
    PLATFORM_KNOWN(409),
    ALREADY_CONNECTED(409),
    PLATFORM_WRONG(422),
    REGISTRATION_LINK_SPENT(410),
    REGISTRATION_REFUSED(422),
    // courses
    OUTLINE_CHANGED(412),
    OUTLINE_TOO_LONG(422),
    LESSON_WRONG(422),
    QUESTION_WRONG(422),
    QUIZ_CHANGED(412),
    NO_MORE_ATTEMPTS(409),
    QUIZ_UNREADABLE(422),
    CLASS_CODE_UNKNOWN(404),
    COURSE_WANTS_CODE(403),
    ROSTER_UNREADABLE(422),
    ROSTER_WRONG(422),
    ROSTER_UNTOLD(409),
    // tools of others
    TOOL_WRONG(422),
    TOOL_ASKS_WRONGLY(400),
    TOOL_ANSWER_WRONG(422),
    TOOL_SCORE_STALE(409),
    // a lesson a day
    DAILY_UNPUBLISHED(422),
    DAILY_DAY_WRONG(422),
    // notes
    NOTE_WRONG(422),
    NOTES_TOO_MANY(422),
    FAVOURITES_TOO_MANY(422),
    SEARCHES_TOO_MANY(422),
    BOOKMARKS_TOO_MANY(422),
    // lesson reviews
    REVIEW_OPEN(409),
    REVIEW_CLOSED(409),
    REVIEW_FULL(422),
    REVIEWER_UNKNOWN(422),
    COMMENT_WRONG(422);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status that a refused request gets. */
    public int status() {
        return status;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} member of RFC 9457: a relative reference, resolved against the service's own address. */
    public String uri() {
        return "/problems/" + slug();
    }
}
