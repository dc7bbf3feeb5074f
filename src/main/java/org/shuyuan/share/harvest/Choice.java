package org.shuyuan.share.harvest;

/** Something to choose in a form. */
record Choice(String id, String title) {}
