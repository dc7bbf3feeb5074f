/**
 * What a launch opens: a session that stands in the address of its pages, because a frame in another site's page has no cookie that
 * could be relied on, and the account of whom the platform has sent.
 */
@NullMarked
package org.shuyuan.share.lti.session;

import org.jspecify.annotations.NullMarked;
