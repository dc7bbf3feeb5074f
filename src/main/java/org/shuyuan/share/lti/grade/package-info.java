/** Works out what pupils have reached in the links of platforms, and tells the grade books there until they have it. */
@NullMarked
package org.shuyuan.share.lti.grade;

import org.jspecify.annotations.NullMarked;
