/** Courses: lessons, pages of books and written pages in an order that a teacher gives them. */
@NullMarked
package org.shuyuan.learn.course;

import org.jspecify.annotations.NullMarked;
