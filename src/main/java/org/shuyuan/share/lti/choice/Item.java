package org.shuyuan.share.lti.choice;

import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Target;

/**
 * Something that was chosen to be placed.
 *
 * @param title under which it will stand in the class
 * @param window whether it is shown in a tab of its own rather than in the page of the class
 */
record Item(Target target, String title, Rule rule, boolean window) {}
