package org.shuyuan.learn.statement;

/** What something is that is learned with. */
enum ActivityType {
    COURSE("http://adlnet.gov/expapi/activities/course"),
    QUIZ("http://adlnet.gov/expapi/activities/assessment"),
    QUESTION("http://adlnet.gov/expapi/activities/cmi.interaction"),
    PROFILE("http://adlnet.gov/expapi/activities/profile"),
    VIDEO("https://w3id.org/xapi/video/activity-type/video"),
    BOOK("http://id.tincanapi.com/activitytype/book"),
    DOCUMENT("http://id.tincanapi.com/activitytype/document"),
    PAGE("http://activitystrea.ms/schema/1.0/page");

    private final String iri;

    ActivityType(String iri) {
        this.iri = iri;
    }

    String iri() {
        return iri;
    }
}
