/** How platforms come to be known: written down by a curator, or by themselves over a link that a curator has given away. */
@NullMarked
package org.shuyuan.share.lti.registration;

import org.jspecify.annotations.NullMarked;
