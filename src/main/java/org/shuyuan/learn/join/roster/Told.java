package org.shuyuan.learn.join.roster;

/**
 * What somebody new is told once: it is kept nowhere.
 *
 * @param name to sign in with
 * @param group the title of the first class, to hand it out there; may be empty
 */
record Told(String sourcedId, String name, String title, String group, String password) {}
