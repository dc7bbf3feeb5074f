/** PostgreSQL and OpenSearch as children of this process, for one machine. */
@NullMarked
package org.shuyuan.embedded;

import org.jspecify.annotations.NullMarked;
