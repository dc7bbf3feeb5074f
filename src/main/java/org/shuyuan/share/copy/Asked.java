package org.shuyuan.share.copy;

import java.util.Map;
import org.shuyuan.catalog.Kind;
import org.shuyuan.problem.Problem;
import org.shuyuan.storage.Digest;

/**
 * What the repositories are asked for in one run.
 *
 * @param copy as it was when the run began
 * @param record what the source said then of when it was changed last
 * @param refused files that our own rules have refused meanwhile: nobody need bring them again
 */
record Asked(Copy copy, Kind kind, String record, Map<Digest, Problem> refused) {}
