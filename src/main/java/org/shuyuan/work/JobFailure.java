package org.shuyuan.work;

/** Carries what went wrong in a run to the queue that decides about another. */
final class JobFailure extends RuntimeException {

    JobFailure(Exception cause) {
        super(cause);
    }
}
