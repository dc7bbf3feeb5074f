package org.shuyuan.fetch;

/** Slows down what would fill the line. */
@FunctionalInterface
public interface Pace {

    /** Told of each piece that has come; returns when the next one may. */
    void took(int bytes) throws InterruptedException;
}
