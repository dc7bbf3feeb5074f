package org.shuyuan.learn.course;

/**
 * A volume of the curriculum.
 *
 * @param subject id of a term
 * @param edition id of a term
 * @param volume its title
 */
record Textbook(String subject, String edition, String volume) {}
