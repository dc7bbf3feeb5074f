/** Durable jobs: priorities, heartbeats, retries, takeover after a crash. */
@NullMarked
package org.shuyuan.work;

import org.jspecify.annotations.NullMarked;
