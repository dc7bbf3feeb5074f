package org.shuyuan.search;

/** The names of the fields of both indexes. */
final class Fields {

    // resources and places
    static final String TEXT = "text";
    static final String TEXT_BIGRAM = "text_bigram";

    // resources
    static final String ID = "id";
    static final String TITLE = "title";
    static final String TITLE_BIGRAM = "title_bigram";
    static final String TITLE_WHOLE = "title_whole";
    static final String DESCRIPTION = "description";
    static final String KEYWORDS = "keywords";
    static final String TERMS = "terms";
    static final String CREATOR = "creator";
    static final String ORGANISATION = "organisation";
    static final String KIND = "kind";
    static final String SUBJECT = "subject";
    static final String GRADE = "grade";
    static final String STAGE = "stage";
    static final String LEVEL = "level";
    static final String EDITION = "edition";
    static final String VOLUME = "volume";
    static final String LESSON = "lesson";
    static final String DURATION = "duration";
    static final String CAPTIONS = "captions";
    static final String LANGUAGE = "language";
    static final String LICENCE = "licence";
    /** The ids of the organisation and of all above it. */
    static final String HOUSE = "house";

    static final String STATE = "state";
    static final String OWNER = "owner";
    static final String PUBLISHED_AT = "published_at";
    /** Title, lesson, topics and names as they are read, in pinyin with a space between syllables. */
    static final String SPOKEN = "spoken";

    /** As it is written. */
    static final String LESSON_TITLE = "lesson_title";
    /** The lesson as one word, with and without its number. */
    static final String LESSON_WHOLE = "lesson_whole";

    static final String TOPIC = "topic";
    static final String TEACHER = "teacher";
    static final String SUGGEST = "suggest";
    static final String SUGGEST_PINYIN = "suggest_pinyin";
    static final String SUGGEST_INITIALS = "suggest_initials";

    // places
    static final String RESOURCE = "resource";
    static final String TYPE = "type";
    static final String AT = "at";

    private Fields() {}
}
