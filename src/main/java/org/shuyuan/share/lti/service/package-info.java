/** The services of platforms that we call: access to them, their grade books, and who is in their classes. */
@NullMarked
package org.shuyuan.share.lti.service;

import org.jspecify.annotations.NullMarked;
