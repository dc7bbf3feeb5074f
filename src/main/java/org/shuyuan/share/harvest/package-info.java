/** Takes records from other repositories, as often as they change, and loses none. */
@NullMarked
package org.shuyuan.share.harvest;

import org.jspecify.annotations.NullMarked;
