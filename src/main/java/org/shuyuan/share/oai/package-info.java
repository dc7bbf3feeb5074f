/** OAI-PMH 2.0 data provider. */
@NullMarked
package org.shuyuan.share.oai;

import org.jspecify.annotations.NullMarked;
