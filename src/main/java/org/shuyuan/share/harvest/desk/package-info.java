/** Where curators look at repositories, take them up, and see how they are harvested. */
@NullMarked
package org.shuyuan.share.harvest.desk;

import org.jspecify.annotations.NullMarked;
