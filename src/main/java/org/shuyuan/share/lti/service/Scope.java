package org.shuyuan.share.lti.service;

/** Access to a service that a platform can give. */
public enum Scope {
    /** Line items may be read, made and changed (Assignment and Grade Services 2.0, 3.1). */
    LINE_ITEM("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"),
    /** Results may be read (3.3). */
    RESULT("https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"),
    /** Scores may be told (3.4). */
    SCORE("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
    /** The roster may be read (Names and Role Provisioning Services 2.0, 2.1). */
    ROSTER("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

    private final String id;

    Scope(String id) {
        this.id = id;
    }

    /** As platforms name it. */
    public String id() {
        return id;
    }
}
