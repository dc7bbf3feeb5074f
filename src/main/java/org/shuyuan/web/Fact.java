package org.shuyuan.web;

/** A name and what it is here, with the page about that. */
record Fact(String name, String value, String href) {}
