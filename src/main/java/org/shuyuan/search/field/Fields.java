package org.shuyuan.search.field;

/** The names of the fields of both indexes. */
public final class Fields {

    // resources and places
    public static final String TEXT = "text";
    public static final String TEXT_BIGRAM = "text_bigram";

    // resources
    public static final String ID = "id";
    public static final String TITLE = "title";
    public static final String TITLE_BIGRAM = "title_bigram";
    public static final String TITLE_WHOLE = "title_whole";
    public static final String DESCRIPTION = "description";
    public static final String KEYWORDS = "keywords";
    public static final String TERMS = "terms";
    public static final String CREATOR = "creator";
    public static final String ORGANISATION = "organisation";
    public static final String KIND = "kind";
    public static final String SUBJECT = "subject";
    public static final String GRADE = "grade";
    public static final String STAGE = "stage";
    public static final String LEVEL = "level";
    public static final String EDITION = "edition";
    public static final String VOLUME = "volume";
    public static final String LESSON = "lesson";
    public static final String DURATION = "duration";
    public static final String CAPTIONS = "captions";
    public static final String LANGUAGE = "language";
    public static final String LICENCE = "licence";
    /** The ids of the organisation and of all above it. */
    public static final String HOUSE = "house";

    /** Every step that it has come to, so that each adds its weight. */
    public static final String RECEPTION = "reception";

    public static final String STATE = "state";
    public static final String OWNER = "owner";
    public static final String PUBLISHED_AT = "published_at";
    /** Title, lesson, topics and names as they are read, in pinyin with a space between syllables. */
    public static final String SPOKEN = "spoken";

    /** As it is written. */
    public static final String LESSON_TITLE = "lesson_title";
    /** The lesson as one word, with and without its number. */
    public static final String LESSON_WHOLE = "lesson_whole";

    public static final String TOPIC = "topic";
    public static final String TEACHER = "teacher";
    public static final String SUGGEST = "suggest";
    public static final String SUGGEST_PINYIN = "suggest_pinyin";
    public static final String SUGGEST_INITIALS = "suggest_initials";

    // places
    public static final String RESOURCE = "resource";
    public static final String TYPE = "type";
    public static final String AT = "at";

    private Fields() {}
}
