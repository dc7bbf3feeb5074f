package org.shuyuan.share.harvest.desk;

/** Something to choose in a form. */
record Choice(String id, String title) {}
