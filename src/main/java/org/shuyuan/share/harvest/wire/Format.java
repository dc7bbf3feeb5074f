package org.shuyuan.share.harvest.wire;

/** A metadata format (OAI-PMH 2.0 §3.4), as the repository describes it. */
public record Format(String prefix, String schema, String namespace) {}
