package org.shuyuan.share.harvest.wire;

/** A set (OAI-PMH 2.0 §2.6). */
public record SetInfo(String spec, String name) {}
