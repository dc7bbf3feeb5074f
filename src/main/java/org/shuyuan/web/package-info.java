/** The face of the service: shared page layout, home, problem reports, session. */
@NullMarked
package org.shuyuan.web;

import org.jspecify.annotations.NullMarked;
