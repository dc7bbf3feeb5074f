/** The learning platforms that may launch us: who they are, where they answer, which of their deployments we know. */
@NullMarked
package org.shuyuan.share.lti.platform;

import org.jspecify.annotations.NullMarked;
