/** What tests begin with: files and builders. */
@NullMarked
package org.shuyuan.sample;

import org.jspecify.annotations.NullMarked;
