package org.shuyuan.share.lti.frame;

import org.jspecify.annotations.Nullable;

/**
 * What stands around a lesson in a frame.
 *
 * @param base the address of the session, below which all its pages are
 * @param teacher whether the reader may see who has watched it
 * @param known whether the platform has told who the reader is, so that something can be kept
 * @param up to the outline of the course, before and after to the lessons next to it; nothing where there is none
 */
record Around(
        String base,
        String title,
        boolean teacher,
        boolean known,
        @Nullable String up,
        @Nullable String before,
        @Nullable String after) {}
