package org.shuyuan.share.lti.tool;

/** Names of claims (LTI 1.3 Core, 5.3 and 5.4; LTI Deep Linking 2.0, 4.4 and 4.5; Assignment and Grade Services 2.0, 3.1). */
final class Claim {

    static final String VERSION = "https://purl.imsglobal.org/spec/lti/claim/version";
    static final String MESSAGE_TYPE = "https://purl.imsglobal.org/spec/lti/claim/message_type";
    static final String DEPLOYMENT = "https://purl.imsglobal.org/spec/lti/claim/deployment_id";
    static final String TARGET = "https://purl.imsglobal.org/spec/lti/claim/target_link_uri";
    static final String LINK = "https://purl.imsglobal.org/spec/lti/claim/resource_link";
    static final String CONTEXT = "https://purl.imsglobal.org/spec/lti/claim/context";
    static final String ROLES = "https://purl.imsglobal.org/spec/lti/claim/roles";
    static final String PLATFORM = "https://purl.imsglobal.org/spec/lti/claim/tool_platform";
    static final String PRESENTATION = "https://purl.imsglobal.org/spec/lti/claim/launch_presentation";
    static final String CUSTOM = "https://purl.imsglobal.org/spec/lti/claim/custom";
    static final String SCORES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    static final String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    static final String CHOOSING = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    static final String ITEMS = "https://purl.imsglobal.org/spec/lti-dl/claim/content_items";
    static final String DATA = "https://purl.imsglobal.org/spec/lti-dl/claim/data";

    static final String LTI_1_3 = "1.3.0";
    static final String LAUNCH = "LtiResourceLinkRequest";
    static final String CHOOSE = "LtiDeepLinkingRequest";
    static final String CHOSEN = "LtiDeepLinkingResponse";
    static final String RESOURCE_LINK = "ltiResourceLink";
    static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private Claim() {}
}
